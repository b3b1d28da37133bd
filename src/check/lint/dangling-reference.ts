import type { CodeReference } from "../../model/code-references.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { formsOf } from "../../model/key-forms.ts";
import { nearest } from "../../model/nearest.ts";
import { quoteText } from "../../model/quote.ts";
import { codePlace } from "../code-place.ts";

export const danglingReference: Rule = {
  id: "lint/dangling-reference",
  severity: "error",
  summary: "Source code asks only for flags that exist.",
  needs: "references",
  check(context) {
    const { project, report } = context;
    if (project.incomplete.has("flag") || project.incomplete.has("feature")) return;
    for (const [first, ...others] of groupReferences(context))
      report(codePlace(first), `The code asks for the flag ${quoteText(first.text)}, which does not exist.`, {
        hint: () => hintFor(first.text, context),
        related: others.slice(0, 5).map((other) => ({ place: codePlace(other), message: "And here." })),
      });
  },
};

/** What one file asks for in vain is one mistake, however often it does so. */
function groupReferences({ project, references }: RuleContext): Iterable<[CodeReference, ...CodeReference[]]> {
  // A flag that only the base of the comparison has was scanned for too.
  const gone = [...(references?.flags ?? [])].flatMap(([flag, list]) =>
    project.ids.flag.has(flag) ? [] : list.filter(({ asked }) => asked),
  );
  const groups = new Map<string, [CodeReference, ...CodeReference[]]>();
  for (const reference of [...(references?.dangling ?? []), ...gone]) {
    const id = `${reference.file}\n${reference.text}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [reference]);
    else group.push(reference);
  }
  return groups.values();
}

function hintFor(text: string, { project, history, base }: RuleContext): string {
  const past = [...(history?.ids("flag") ?? []), ...(base?.ids.flag ?? [])];
  const removed = past.find((id) => !project.ids.flag.has(id) && formsOf(id).includes(text));
  if (removed !== undefined) return `The flag ${quoteText(removed)} was removed: remove the code that asks for it too.`;
  const meant = nearest(text, [...project.ids.flag].flatMap(formsOf));
  if (meant !== undefined) return `Did you mean ${quoteText(meant)}?`;
  return "Remove the code that asks for it, or add the flag; if this asks for something else, set `code.accessors` in tenantry.yaml.";
}
