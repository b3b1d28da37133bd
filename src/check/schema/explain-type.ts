import { describePath, describeType, describeValue, listAlternatives, sourceOf } from "./describe.ts";
import type { SchemaError } from "./schema-error.ts";
import { mendValue, type Mend } from "./mend.ts";
import type { Finding } from "./finding.ts";
import { ID_PATTERN } from "./patterns.ts";
import { listTiers } from "./tiers.ts";
import { hintForList, hintForMap, hintForText } from "./explain-shape.ts";
import { quoteText } from "../../model/quote.ts";
import { dateMeant } from "./date-meant.ts";
import { nameUnit, numberMeant, unitOf } from "./number-meant.ts";

const YES = /^(?:y|yes|on|true|1)$/i;
const NO = /^(?:n|no|off|false|0)$/i;

export function explainType(error: SchemaError): Finding {
  const expected = String(error.schema);
  return {
    rule: "schema/wrong-type",
    path: error.path,
    part: "value",
    message: `${describePath(error.path)} is ${describeValue(error.data)}; ${describeType(expected)} is expected.`,
    hint: hintForDate(error) ?? hintFor(expected, error),
    fix: hintForDate(error) === undefined ? mendType(expected, error) : undefined,
  };
}

/** Only where the value says what was meant, and only its writing is wrong. */
function mendType(expected: string, error: SchemaError): Mend | undefined {
  const { document, path, data } = error;
  switch (expected) {
    case "string":
      return !isIdKey(error) && (typeof data === "number" || typeof data === "boolean")
        ? mendValue(error, `"${sourceOf(document, path)}"`)
        : undefined;
    case "boolean": {
      const hint = hintForBoolean(data);
      return hint === "Write true or false." ? undefined : mendValue(error, hint === "Write true." ? "true" : "false");
    }
    default:
      return mendNumber(error, expected);
  }
}

/** `"100"` is 100; `"1,000"` may be one or a thousand. */
export function mendNumber(error: SchemaError, expected: string): Mend | undefined {
  const { data } = error;
  const form = expected === "integer" ? /^(?:0|[1-9]\d{0,14})$/ : /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
  const numeric = expected === "integer" || expected === "number";
  return numeric && typeof data === "string" && form.test(data) ? mendValue(error, data) : undefined;
}

/** 20261215 is a number, and no date in quotes either. */
function hintForDate({ data, parentSchema }: SchemaError): string | undefined {
  const day = parentSchema?.format === "date" && typeof data === "number" ? dateMeant(String(data)) : undefined;
  return day === undefined ? undefined : `Write ${day}.`;
}

function hintFor(expected: string, error: SchemaError): string {
  const { document, path, data } = error;
  switch (expected) {
    case "string":
      if (typeof data === "object") return hintForText(error);
      return isIdKey(error) ? hintForId(error) : `Put quotes around it: "${sourceOf(document, path)}".`;
    case "boolean":
      return hintForBoolean(data);
    case "integer":
    case "number":
      return hintForNumber(expected, data, unitOf(error));
    case "array":
      return hintForList(data);
    default:
      return hintForMap(error);
  }
}

/** No id is a number in quotes. */
function isIdKey({ parentSchema }: SchemaError): boolean {
  return parentSchema?.pattern === ID_PATTERN;
}

function hintForId({ document, path, loaded }: SchemaError): string {
  const tiers = document.kind === "tenant" && path.at(-1) === "tier" ? listTiers(loaded) : [];
  return tiers.length === 0 || tiers.length > 8
    ? "Write an id: a small letter and 1 to 62 small letters, digits, `_` or `-`."
    : `Write ${listAlternatives(tiers)}.`;
}

function hintForBoolean(data: unknown): string {
  const text = typeof data === "string" || typeof data === "number" ? String(data) : "";
  if (YES.test(text)) return "Write true.";
  return NO.test(text) ? "Write false." : "Write true or false.";
}

/** A number without what stands beside it, in the unit that it is counted in where that is known. */
export function hintForNumber(expected: string, data: unknown, unit?: string): string {
  const whole = expected === "integer";
  const meant = typeof data === "string" ? numberMeant(data, whole, unit) : undefined;
  const counted = unit === undefined ? "" : ` of ${nameUnit(unit)}`;
  if (meant === undefined)
    return whole ? `Write a whole number${counted}, such as 100.` : `Write a number${counted}, such as 99.9.`;
  if (meant.converted && unit !== undefined) return `Write ${meant.value} (${nameUnit(unit)}).`;
  return `Write ${meant.value}, without ${meant.dropped === "" ? "quotes" : quoteText(meant.dropped)}.`;
}
