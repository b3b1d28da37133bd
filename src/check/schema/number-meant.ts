import type { SchemaError } from "./schema-error.ts";
import { isJsonObject } from "../../model/json.ts";
import { quoteText } from "../../model/quote.ts";
import { ownValue } from "../../model/own-value.ts";
import { scaleBetween } from "./units.ts";

/** Thousands in groups, as 1,000, 1_000 or 1,00,000; a decimal comma or a lone group of two could be either. */
const NUMBER =
  /^(?<sign>\p{Sc} ?)?(?<digits>\d+|[1-9]\d{0,2}(?:[,_ ]\d{2,3})*[,_ ]\d{3})(?<rest>\.\d+)? ?(?<unit>[a-zA-Z%]{0,20})$/u;

/** A number and what stands beside it that has to go. */
interface NumberMeant {
  readonly value: number;
  readonly dropped: string;
  /** The value was counted in another unit. */
  readonly converted: boolean;
}

/** The number that a text writes, counted in `unit`; undefined where another one may be meant as well. */
export function numberMeant(text: string, whole: boolean, unit: string | undefined): NumberMeant | undefined {
  if (!whole && /^0,\d{1,6}$/.test(text))
    return { value: Number(text.replace(",", ".")), dropped: "", converted: false };
  const { sign = "", digits = "", rest = "", unit: own = "" } = NUMBER.exec(text)?.groups ?? {};
  const scale = scaleBetween(own, unit);
  // In some countries 1.000 is a thousand.
  if (digits === "" || scale === undefined || (whole && own === "" && rest !== "")) return undefined;
  if (sign !== "" && sign.trim() !== signOf(unit)) return undefined;
  const value = Number((Number(digits.replace(/[,_ ]/g, "") + rest) * scale).toPrecision(15));
  if (whole ? !Number.isSafeInteger(value) : !Number.isFinite(value)) return undefined;
  return { value, dropped: sign.trim() || own, converted: scale !== 1 };
}

/** What a number is counted in: the limit's unit or the currency of tenantry.yaml, or else what the key ends in. */
export function unitOf({ document, path, loaded }: SchemaError): string | undefined {
  const key =
    document.kind !== "project" && path[0] === "limits" ? path[1] : path.findLast((step) => typeof step === "string");
  if (typeof key !== "string") return undefined;
  if (key === "monthly_cost") return textOf(loaded?.config?.data["currency"]);
  const limits = path[0] === "limits" ? loaded?.config?.data["limits"] : undefined;
  const limit = isJsonObject(limits) ? ownValue(limits, key) : undefined;
  return (
    (isJsonObject(limit) ? textOf(limit["unit"]) : undefined) ??
    /(?:^|_)(percent|gb|ms|seconds|minutes|hours|days)$/.exec(key)?.[1]
  );
}

/** A unit for a message: it is free text of tenantry.yaml. */
export function nameUnit(unit: string): string {
  return /^[\w ]{1,40}$/.test(unit) ? unit : quoteText(unit);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** ₹ of INR. */
function signOf(currency: string | undefined): string | undefined {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const parts = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value;
}
