import type { Diagnostic } from "../model/diagnostic.ts";
import { compareText, identify } from "../model/diagnostic.ts";
import { applyEdits } from "../edit/apply-edits.ts";
import { replaceFile } from "../edit/write-file.ts";
import type { CheckedTree, CheckInput } from "./check.ts";
import { checkTree } from "./check.ts";
import { findRegressions } from "./find-regressions.ts";
import { readSource } from "./read-source.ts";

/** What `check --fix` has mended, or would. */
export interface FixReport {
  /** What is left. */
  readonly checked: CheckedTree;
  readonly mended: readonly Mended[];
  readonly refused: readonly RefusedFix[];
  /** Sorted by file. */
  readonly files: readonly ChangedFile[];
}

interface Mended {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly title: string;
}

/** A fix that would bring an error that was not there before, or bring back what was mended: it is not made. */
interface RefusedFix extends Mended {
  readonly because: Pick<Diagnostic, "rule" | "file" | "message">;
}

interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

type Fixable = Diagnostic & { readonly fix: NonNullable<Diagnostic["fix"]> };

interface State {
  /** Of the files that were edited. */
  readonly texts: ReadonlyMap<string, string>;
  readonly checked: CheckedTree;
  readonly mended: readonly Mended[];
  /** What `identify` says of the findings that are mended: none of them is mended twice. */
  readonly made: ReadonlySet<string>;
}

/** So many rounds at most: fixes that lay open ever others must not go on for ever. */
const MAX_ROUNDS = 10;

/**
 * Makes the fixes that the findings carry, round by round, and checks the catalog again after each. A fix that would
 * bring a new error, or bring back what another one has mended, is left out. Nothing is written before all is settled, and with `dryRun` nothing at all.
 *
 * @param left what `identify` says of findings that are not to be mended
 * @throws OperationalError when a file cannot be written.
 */
export async function fixTree(
  input: CheckInput,
  dryRun: boolean,
  left: ReadonlySet<string> = new Set(),
): Promise<FixReport> {
  const fixer = new Fixer(input, left);
  const state = await fixer.run();
  const files = [...state.texts]
    .map(([file, after]) => ({ file, before: fixer.originalOf(file), after }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => compareText(a.file, b.file));
  if (!dryRun) for (const { file, before, after } of files) replaceFile(input.root, file, before, after);
  return { checked: state.checked, mended: state.mended, refused: [...fixer.refused.values()], files };
}

class Fixer {
  readonly refused = new Map<string, RefusedFix>();
  readonly #input: CheckInput;
  readonly #left: ReadonlySet<string>;
  readonly #originals = new Map<string, string>();

  constructor(input: CheckInput, left: ReadonlySet<string>) {
    this.#input = input;
    this.#left = left;
  }

  async run(): Promise<State> {
    let state: State = { texts: new Map(), checked: await checkTree(this.#input), mended: [], made: new Set() };
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const open = this.#open(state);
      if (open.length === 0) break;
      state = await this.#apply(state, open);
    }
    return state;
  }

  originalOf(file: string): string {
    const text = this.#originals.get(file) ?? readSource(this.#input.root, file) ?? "";
    this.#originals.set(file, text);
    return text;
  }

  #open({ checked }: State): Fixable[] {
    const isOpen = (id: string) => !this.refused.has(id) && !this.#left.has(id);
    return checked.diagnostics.filter(hasFix).filter((finding) => isOpen(identify(finding)));
  }

  /** All fixes together, or, where that would bring something new, those of each half that do not. */
  async #apply(state: State, findings: readonly Fixable[]): Promise<State> {
    const [only, ...others] = findings;
    if (only === undefined) return state;
    const { next, fresh } = await this.#attempt(state, findings);
    if (fresh === undefined) return next;
    if (others.length === 0) {
      this.refused.set(identify(only), { ...describe(only), because: fresh });
      return state;
    }
    const middle = Math.ceil(findings.length / 2);
    const first = await this.#apply(state, findings.slice(0, middle));
    // The first half has moved the second one: it is looked for again.
    const rest = new Set(findings.slice(middle).map(identify));
    return this.#apply(
      first,
      this.#open(first).filter((finding) => rest.has(identify(finding))),
    );
  }

  /** After fixes, and after those of what they lay open. `fresh` is what would be left that was not there before. */
  async #attempt(state: State, findings: readonly Fixable[]): Promise<{ next: State; fresh: Diagnostic | undefined }> {
    let next = await this.#make(state, findings);
    for (let depth = 0; ; depth++) {
      const fresh = findRegressions(state.checked.diagnostics, next.checked.diagnostics, next.made);
      const isBack = (finding: Diagnostic) => next.made.has(identify(finding));
      const hopeless = fresh.find((finding) => depth === MAX_ROUNDS || !hasFix(finding) || isBack(finding));
      if (fresh.length === 0 || hopeless !== undefined) return { next, fresh: hopeless };
      next = await this.#make(next, fresh.filter(hasFix));
    }
  }

  async #make(state: State, findings: readonly Fixable[]): Promise<State> {
    const { texts, applied } = applyEdits(
      (file) => state.texts.get(file) ?? this.originalOf(file),
      findings.map(({ fix }) => fix.edits),
    );
    const overlay = new Map([...state.texts, ...texts]);
    const made = applied.flatMap((index) => findings[index] ?? []);
    return {
      texts: overlay,
      checked: await checkTree({ ...this.#input, overlay }),
      mended: [...state.mended, ...made.map(describe)],
      made: new Set([...state.made, ...made.map(identify)]),
    };
  }
}

function hasFix(finding: Diagnostic): finding is Fixable {
  return finding.fix !== undefined;
}

function describe({ rule, file, span, fix }: Fixable): Mended {
  return { rule, file, line: span.start.line, title: fix.title };
}
