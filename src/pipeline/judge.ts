import { identify } from "../model/diagnostic.ts";
import type { CheckedTree, CheckInput } from "./check.ts";
import type { FixReport } from "./fix.ts";

/** What was found, and what was mended before where that was asked for. */
export type Judged = CheckedTree & { readonly fixes: FixReport | undefined };

/** What `tenantry check` is asked to do. */
interface CheckOrder {
  /** Mend what can be mended first. */
  readonly fix: boolean;
  /** … without writing it. */
  readonly "dry-run": boolean;
  /** Report also what the base of the comparison has. */
  readonly all: boolean;
  /** Folders of source code, for the rules about what it names. */
  readonly source?: readonly string[] | undefined;
}

/**
 * Mends the tree where that is asked for, and checks it, or with a base the change. Modules are loaded when they are
 * needed: a check by itself starts without the others.
 */
export async function judgeTree(given: CheckInput, order: CheckOrder): Promise<Judged> {
  const code = order.source && (await import("./code-references.ts")).openCodeScan(given.root, order.source);
  const input = { ...given, code };
  if (order.fix) {
    const left = await findLeft(input, order.all);
    const fixes = await (await import("./fix.ts")).fixTree(input, order["dry-run"], left);
    const overlay = new Map(fixes.files.map(({ file, after }) => [file, after]));
    const checked = input.base === undefined ? fixes.checked : await check({ ...input, overlay }, order.all);
    return { ...checked, fixes };
  }
  return { ...(await check(input, order.all)), fixes: undefined };
}

/** What `identify` says of the findings that the base has too: they are none of the change, and are not mended. */
async function findLeft(input: CheckInput, all: boolean): Promise<ReadonlySet<string>> {
  if (input.base === undefined || all) return new Set();
  const { checkChange } = await import("./check-change.ts");
  const { diagnostics } = await checkChange({ ...input, base: input.base });
  return new Set(diagnostics.filter(({ introduced }) => introduced === false).map(identify));
}

async function check(input: CheckInput, all: boolean): Promise<CheckedTree> {
  if (input.base === undefined) return (await import("./check.ts")).checkTree(input);
  const { checkChange, selectIntroduced } = await import("./check-change.ts");
  const checked = await checkChange({ ...input, base: input.base });
  return all ? checked : selectIntroduced(checked);
}
