import type { EntityKind } from "../../model/document.ts";
import type { Reference } from "../list-references.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { listFeatureReferences, listFlagReferences, listTierReferences } from "../list-references.ts";
import { quoteText } from "../../model/quote.ts";
import { counted, listNames } from "../wording.ts";

export const deletedButUsed: Rule = {
  id: "references/deleted-but-used",
  severity: "error",
  summary:
    "A tier, feature or flag is removed only when nobody uses it any more, suspended and archived tenants included.",
  needs: "base",
  check(context) {
    for (const [deleted, [first, ...others]] of usesOfDeleted(context)) {
      if (first === undefined) continue;
      const users = [...new Set([first, ...others].map(({ place }) => place.document.id))];
      const use = users.length === 1 ? "uses it" : "use it";
      const message = `The ${deleted} was removed, but ${counted(users.length, "file")} still ${use}: ${listNames(users)}.`;
      context.report(first.place, message, {
        hint: `Bring the ${deleted} back, or first take it out of every file that uses it.`,
        related: others.slice(0, 3).map(({ place }) => ({ place, message: "It is used here too." })),
      });
    }
  },
};

/** By what was deleted, such as "tier `gold`". */
function usesOfDeleted({ project, base }: RuleContext): Map<string, Reference[]> {
  const uses = new Map<string, Reference[]>();
  const collect = (kinds: readonly EntityKind[], list: () => Iterable<Reference>) => {
    const deleted = new Map<string, EntityKind>();
    for (const kind of kinds)
      for (const id of base?.ids[kind] ?? [])
        if (!kinds.some((other) => project.ids[other].has(id))) deleted.set(id, kind);
    if (deleted.size === 0) return; // so that nothing is listed where nothing was deleted
    for (const reference of list()) {
      const kind = deleted.get(reference.id);
      if (kind === undefined) continue;
      const name = `${kind} ${quoteText(reference.id)}`;
      uses.set(name, [...(uses.get(name) ?? []), reference]);
    }
  };
  collect(["tier"], () => listTierReferences(project));
  collect(["feature"], () => listFeatureReferences(project));
  collect(["flag", "feature"], () => listFlagReferences(project));
  return uses;
}
