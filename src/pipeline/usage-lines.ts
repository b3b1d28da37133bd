import type { JsonObject, JsonValue } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import { nearest } from "../model/nearest.ts";
import { quoteText } from "../model/quote.ts";
import type { Observation } from "../model/usage.ts";
import { OBSERVED } from "../model/usage.ts";
import { judgeInstant, judgeObserved } from "./usage-values.ts";

export interface UsageLine {
  /** From 1. */
  readonly line: number;
  readonly observation: Observation;
}

const KEYS = ["tenant_id", ...OBSERVED, "observed_at"] as const;

/**
 * JSON lines to observations; blank lines are none. `mistakes` say line, key and what would be right.
 * @param now ISO 8601: when whatever does not say so was observed
 */
export function readUsageLines(text: string, now: string): { usages: UsageLine[]; mistakes: string[] } {
  const usages: UsageLine[] = [];
  const mistakes: string[] = [];
  const lines = new Map<string, number>();
  for (const [index, source] of text.split(/\r?\n/).entries()) {
    if (source.trim() === "") continue;
    const line = index + 1;
    const value = parse(source);
    const found = isJsonObject(value)
      ? listMistakes(value, now)
      : [`is no JSON object such as {"tenant_id":"acme","users":3}`];
    const id = isJsonObject(value) && typeof value["tenant_id"] === "string" ? value["tenant_id"] : "";
    const earlier = found.length === 0 ? lines.get(id) : undefined;
    if (earlier !== undefined) found.push(`tenant ${quoteText(id)} stands on line ${earlier} already`);
    lines.set(id, earlier ?? line);
    mistakes.push(...found.map((mistake) => `line ${line}: ${mistake}`));
    if (found.length === 0) usages.push({ line, observation: toObservation(value as unknown as Undated, now) });
  }
  return { usages, mistakes };
}

type Undated = Omit<Observation, "observed_at"> & { readonly observed_at?: string };

/** `given` is one in which listMistakes has found nothing. */
function toObservation(given: Undated, now: string): Observation {
  return { ...given, observed_at: new Date(given.observed_at ?? now).toISOString() };
}

function parse(source: string): JsonValue | undefined {
  try {
    return JSON.parse(source) as JsonValue;
  } catch {
    return undefined;
  }
}

function listMistakes(value: JsonObject, now: string): string[] {
  const unknown = Object.keys(value).filter((key) => !KEYS.some((known) => known === key));
  const { tenant_id, observed_at = now } = value;
  const observed = OBSERVED.filter((key) => Object.hasOwn(value, key));
  return [
    ...unknown.map((key) => `${quoteText(key)} is not known${hintFor(key)}`),
    ...(typeof tenant_id === "string" && tenant_id !== "" ? [] : ["tenant_id is missing"]),
    ...(observed.length > 0 || unknown.length > 0 ? [] : [`nothing is observed: give one of ${OBSERVED.join(", ")}`]),
    ...observed.flatMap((key) => judgeObserved(key, value[key] ?? null)),
    ...judgeInstant(observed_at, now),
  ];
}

function hintFor(key: string): string {
  const meant = nearest(key, KEYS);
  return meant === undefined ? `: write ${KEYS.join(", ")}` : `: did you mean ${meant}?`;
}
