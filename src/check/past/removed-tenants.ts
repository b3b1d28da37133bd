import type { Document } from "../../model/document.ts";
import type { RuleContext } from "../rule.ts";

/** A tenant that has no file any more, as its file last was. */
export interface RemovedTenant {
  readonly id: string;
  readonly document: Document;
}

/** The tenants that the change removes; where there is nothing to compare with, all that Git remembers. */
export function* listRemovedTenants({ project, base, history }: RuleContext): Generator<RemovedTenant> {
  if (project.incomplete.has("tenant")) return; // its folder is gone, say: that is the mistake, and is reported
  if (base !== undefined) {
    for (const { id, document } of base.tenants.values()) if (!project.ids.tenant.has(id)) yield { id, document };
    return;
  }
  for (const id of history?.ids("tenant") ?? []) {
    if (project.ids.tenant.has(id)) continue;
    const document = history?.versions("tenant", id).find(({ change }) => change !== "deleted")?.document;
    if (document !== undefined) yield { id, document };
  }
}
