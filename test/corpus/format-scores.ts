import type { Verdict } from "./judge-case.ts";
import type { Case } from "./read-cases.ts";

/** A table in Markdown: topics, and how many of their cases are right in each respect. */
export function formatScores(verdicts: readonly Verdict[]): string {
  const topics = [...new Set(verdicts.map(({ id }) => topicOf(id)))];
  const rows = topics.map((topic) =>
    row(
      topic,
      verdicts.filter(({ id }) => topicOf(id) === topic),
    ),
  );
  return [
    "| topic | mistakes | found | right place | one diagnostic | right suggestion | names it |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    row("all", verdicts),
  ].join("\n");
}

/** What was expected and what came, for whoever mends it. */
export function formatVerdict({ id, why, expected }: Case, verdict: Verdict): string {
  const { found, placed, single, suggested, named, diagnostics } = verdict;
  const flaws = Object.entries({ found, placed, single, suggested, named }).filter(([, right]) => right === false);
  const { rule, says, names } = expected;
  const { file, line, column } = expected.place;
  return [
    `${id}: ${why}${flaws.length === 0 ? "" : ` NOT ${flaws.map(([flaw]) => flaw).join(", ")}`}`,
    `  expected ${file}:${line}:${column ?? "*"} ${rule} ${[...says, ...names].join(" · ")}`,
    ...diagnostics.map(
      (one) =>
        `  got      ${one.file}:${one.span.start.line}:${one.span.start.column} ${one.rule} ${one.message} ${one.hint ?? ""}`,
    ),
  ].join("\n");
}

function topicOf(id: string): string {
  return id.split("/")[0] ?? "";
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const share = (values: readonly (boolean | undefined)[]) => {
    const asked = values.filter((value) => value !== undefined);
    return asked.length === 0 ? "–" : `${asked.filter(Boolean).length} of ${asked.length}`;
  };
  return `| ${[
    name,
    String(verdicts.length),
    share(verdicts.map(({ found }) => found)),
    share(verdicts.map(({ placed }) => placed)),
    share(verdicts.map(({ single }) => single)),
    share(verdicts.map(({ suggested }) => suggested)),
    share(verdicts.map(({ named }) => named)),
  ].join(" | ")} |`;
}
