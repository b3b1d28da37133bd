import { OperationalError } from "../model/operational-error.ts";
import type { Acknowledgement } from "../model/sync.ts";
import type { Allowance, CountedKey } from "../plan/exceed-limit.ts";

const KEYS = [
  "updates",
  "removals",
  "suspensions",
  "downgrades",
  "resumptions",
  "overages",
  "features",
  "flags",
  "currency",
] as const satisfies readonly CountedKey[];
const SHAPE = new RegExp(String.raw`^(${KEYS.join("|")})=(\d{1,9})\s+(\S.*)$`);
const TRAILER = /^Tenantry-Allow:[ \t]*(\S.*?)[ \t]*$/gim;

/** `--allow` of the command line. Throws OperationalError `usage` for a text that says nothing. */
export function readFlags(texts: readonly string[]): Acknowledgement[] {
  const wrong = texts.find((text) => !SHAPE.test(text));
  if (wrong !== undefined)
    throw new OperationalError(
      "usage",
      `--allow ${JSON.stringify(wrong)} cannot be read.`,
      'Write what is counted, how many, and why: --allow "updates=412 yearly uplift"; also removals=, suspensions=, downgrades=, resumptions=, overages=, features=, flags=, currency=.',
    );
  return texts.map((text) => ({ text, source: "flag" }));
}

/**
 * The `Tenantry-Allow:` lines of commit messages, wherever they stand: a squashed message repeats those of its commits.
 * One that cannot be read acknowledges nothing; it must not block what is merged.
 */
export function readTrailers(messages: readonly string[]): Acknowledgement[] {
  return listTrailers(messages)
    .filter((text) => SHAPE.test(text))
    .map((text) => ({ text, source: "git" }));
}

/** What stands in such lines and acknowledges nothing: whoever wrote it has to learn that. */
export function listUnread(messages: readonly string[]): string[] {
  return listTrailers(messages).filter((text) => !SHAPE.test(text));
}

function listTrailers(messages: readonly string[]): string[] {
  return messages.flatMap((message) => [...message.matchAll(TRAILER)].map((match) => match[1] ?? ""));
}

/** The largest number that was agreed to of each kind. */
export function toAllowance(acknowledgements: readonly Acknowledgement[]): Allowance {
  const allowance: Partial<Record<CountedKey, number>> = {};
  for (const { text } of acknowledgements) {
    const [, name, count] = SHAPE.exec(text) ?? [];
    const key = KEYS.find((known) => known === name);
    if (key !== undefined) allowance[key] = Math.max(allowance[key] ?? 0, Number(count));
  }
  return allowance;
}
