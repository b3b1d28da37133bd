import type { Diagnostic } from "../model/diagnostic.ts";
import { compareDiagnostics } from "../model/diagnostic.ts";
import { quoteText } from "../model/quote.ts";
import type { SafetyFinding } from "../model/plan.ts";
import { markIntroduced } from "../check/mark-introduced.ts";
import type { CheckedTree, CheckInput } from "./check.ts";
import { CatalogRefused, checkLoaded, checkTree, loadHistory } from "./check.ts";
import type { LoadedTree } from "./load.ts";
import { planChange } from "./plan.ts";

/**
 * Checks the working tree, says of each finding whether the change since `base` brings it, and judges the change by the
 * safety limits of `policy.sync`, as the sync that follows its merge will: in the pull request there is somebody to answer.
 * @throws OperationalError when there is no such commit.
 */
export async function checkChange(input: CheckInput & { readonly base: string }): Promise<CheckedTree> {
  const checked = await checkTree(input);
  if (checked.base === undefined) throw new Error("the tree was checked without a base");
  const before = await checkBase(input, checked, checked.base);
  const diagnostics = markIntroduced(checked.diagnostics, before.diagnostics);
  const { safety, unread } = await judgeSafety(input.root, checked, before);
  const breaches = safety.map((finding) => toDiagnostic(checked, finding, unread));
  return { ...checked, diagnostics: [...diagnostics, ...breaches].sort(compareDiagnostics) };
}

/** What was wrong before the change, with the past as it was then. */
async function checkBase(
  input: CheckInput,
  { cache, references }: CheckedTree,
  base: LoadedTree,
): Promise<CheckedTree> {
  const { root, today, history: wanted } = input;
  const history = wanted === true ? await loadHistory(root, base, cache?.history) : undefined;
  return checkLoaded(base, { today, ...(history && { history }), ...(references && { references }) });
}

/** Leaves out what the base has too, and says how much that is. */
export function selectIntroduced(checked: CheckedTree): CheckedTree {
  const diagnostics = checked.diagnostics.filter(({ introduced }) => introduced !== false);
  return { ...checked, diagnostics, before: checked.diagnostics.length - diagnostics.length };
}

interface Judgement {
  readonly safety: readonly SafetyFinding[];
  /** Acknowledgements that cannot be read. */
  readonly unread: readonly string[];
}

/** Nothing where a catalog has errors: there is no telling then what the change does. */
async function judgeSafety(root: string, checked: CheckedTree, before: CheckedTree): Promise<Judgement> {
  try {
    const { plan, unread } = await planChange(root, checked, before);
    return { safety: plan.safety, unread };
  } catch (error) {
    if (error instanceof CatalogRefused) return { safety: [], unread: [] };
    throw error;
  }
}

/** At the limit in tenantry.yaml, or where it would stand. */
function toDiagnostic(
  { project }: CheckedTree,
  { limit, message, acknowledge }: SafetyFinding,
  unread: readonly string[],
): Diagnostic {
  if (project === undefined) throw new Error("a plan was made of a catalog without a tenantry.yaml");
  const { document } = project.config;
  return {
    rule: "safety/limit",
    severity: "error",
    message,
    hint:
      acknowledge === undefined
        ? "This cannot be acknowledged: mend the catalog."
        : `If it is meant, say so in the commit message of this change: \`Tenantry-Allow: ${acknowledge} REASON\`.${tellUnread(unread)}`,
    file: document.file,
    span: document.locate(["policy", "sync", limit], "key"),
    related: [],
    clock: false,
    introduced: true,
  };
}

function tellUnread(unread: readonly string[]): string {
  return unread.length === 0 ? "" : ` What it says now cannot be read: ${unread.map(quoteText).join(", ")}.`;
}
