import type { Diagnostic, Severity } from "../../model/diagnostic.ts";
import type { Comment, Document } from "../../model/document.ts";
import { quoteText } from "../../model/quote.ts";
import { cutLists, type Unlisted } from "../most-of-file.ts";
import type { KnownRule, RuleContext } from "../rule.ts";
import { clockSeverity } from "../severity.ts";
import type { Ignore, Malformed } from "./read-ignore.ts";
import { IGNORE, readIgnore } from "./read-ignore.ts";
import type { IgnoreRule } from "./rules.ts";
import { coveredLines } from "./covered-lines.ts";

export interface Judged {
  /** What nobody silences, and what is wrong with the comments that would. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings were silenced. */
  readonly ignored: number;
}

type Context = Pick<RuleContext, "today" | "policy" | "known" | "base" | "history" | "references">;
interface PlacedIgnore extends Ignore {
  readonly document: Document;
  readonly comment: Comment;
  /** undefined covers the whole file. */
  readonly lines: readonly [first: number, last: number] | undefined;
  used: number;
}

/**
 * Takes away what comments in the files silence. An ignore past its day still silences: so that one mistake stays one
 * finding, it is the ignore that is reported.
 */
export function applyIgnores(
  documents: readonly Document[],
  diagnostics: readonly Diagnostic[],
  context: Context,
  touched: ReadonlySet<string>,
): Judged {
  const ignores: PlacedIgnore[] = [];
  const problems: Unlisted[] = [];
  for (const document of documents)
    for (const comment of document.commentsWith(IGNORE)) {
      const read = readIgnore(comment.text, context.known);
      if ("rule" in read) ignores.push({ ...read, document, comment, lines: coveredLines(document, comment), used: 0 });
      else problems.push(problem("ignores/malformed", document, comment, read));
    }
  if (ignores.length === 0) return { diagnostics: [...diagnostics, ...cutLists(problems)], ignored: 0 };
  const kept = diagnostics.filter((diagnostic) => {
    const silencing = ignores.filter((ignore) => silences(ignore, diagnostic));
    for (const ignore of silencing) ignore.used += 1;
    return silencing.length === 0;
  });
  for (const ignore of ignores) problems.push(...judge(ignore, context, touched));
  return { diagnostics: [...kept, ...cutLists(problems)], ignored: diagnostics.length - kept.length };
}

function silences({ rule, document, lines }: PlacedIgnore, diagnostic: Diagnostic): boolean {
  if (diagnostic.rule !== rule || diagnostic.file !== document.file) return false;
  const { line } = diagnostic.span.start;
  return lines === undefined || (line >= lines[0] && line <= lines[1]);
}

function judge({ rule, until, document, comment, used }: PlacedIgnore, context: Context, touched: ReadonlySet<string>) {
  const { today, policy, known } = context;
  if (used === 0) {
    const ruled = known.get(rule);
    if (ruled === undefined || !couldJudge(ruled, context)) return [];
    const text = {
      message: `This comment silences nothing: ${quoteText(rule)} finds nothing here.`,
      hint: "Delete it.",
    };
    // What a rule about dates finds comes and goes with the day.
    return [problem("ignores/unused", document, comment, text, ruled.clock === true ? "warning" : "error")];
  }
  if (until >= today) return [];
  const since = { since: until, today, graceDays: policy.flags.grace_days, touched: touched.has(document.file) };
  const text = {
    message: `${quoteText(rule)} was ignored until ${until}, which has passed.`,
    hint: "Mend what it finds, or set a later day if the reason still holds.",
  };
  return [problem("ignores/expired", document, comment, text, clockSeverity("error", since))];
}

/** Without what it needs the rule has found nothing because it could not look; of a history, not far enough back. */
function couldJudge({ needs }: KnownRule, context: Context): boolean {
  const { shallow, foreign, broken } = context.history ?? {};
  if (needs === "history" && (shallow === true || foreign === true || broken === true)) return false;
  return needs === undefined || context[needs] !== undefined;
}

function problem(
  rule: IgnoreRule,
  { file }: Document,
  { span }: Comment,
  { message, hint }: Malformed,
  severity: Severity = "error",
): Unlisted {
  return { rule, severity, message, hint, file, span, related: [], clock: rule === "ignores/expired" };
}
