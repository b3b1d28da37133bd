import type { CatalogTenant } from "../model/catalog.ts";
import type { Document } from "../model/document.ts";
import type { JsonValue } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import type { Memory } from "../model/memory.ts";
import type { Project } from "../model/project.ts";
import { sha256Hex } from "./canonical.ts";

/** What a plan needs to know of a tenant that does not change. */
type Outline = Pick<CatalogTenant, "hash" | "monthly_cost">;
/** The outline of a tenant: the one that is known, or else what `work` finds out. */
export type OutlineOf = (tenant: Document, work: () => Outline) => Outline;

/**
 * A tenant's compiled document depends on its own file and on every file that is no tenant's. Where a file has no digest
 * nothing is known.
 */
export function outlinesIn(memory: Memory | undefined, project: Project): OutlineOf {
  const context = memory && digestOfContext(project);
  if (memory === undefined || context === undefined) return (_tenant, work) => work();
  return ({ digest }, work) => {
    if (digest === undefined) return work();
    const key = `${context} ${digest}`;
    const known = readOutline(memory.get(key));
    if (known !== undefined) return known;
    const { hash, monthly_cost } = work();
    memory.set(key, [hash, monthly_cost]);
    return { hash, monthly_cost };
  };
}

function readOutline(value: JsonValue | undefined): Outline | undefined {
  if (value === undefined || value === null || typeof value !== "object" || isJsonObject(value)) return undefined;
  const [hash, monthly_cost] = value;
  return typeof hash === "string" && typeof monthly_cost === "number" ? { hash, monthly_cost } : undefined;
}

function digestOfContext({ config, tiers, features, flags }: Project): string | undefined {
  const entities = [config, ...tiers.values(), ...features.values(), ...flags.values()];
  const digests = entities.map(({ document }) => document.digest);
  return digests.includes(undefined) ? undefined : sha256Hex(digests.join("\n")).slice(0, 32);
}
