import type { JsonValue } from "../model/json.ts";

/**
 * An amount with its currency, whole or with two decimals; rupees are grouped as in India. `currency` is null as long as
 * the registry has none: the amount stands alone then. `signed` writes a plus too.
 */
export function formatMoney(amount: number, currency: string | null, signed = false): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(currency === "INR" ? "en-IN" : "en", {
    ...(currency !== null && { style: "currency", currency }),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? "exceptZero" : "auto",
  }).format(amount);
}

/** A value as money where its path says that it is an amount, else as `format` writes it. */
export function formatAt(
  path: string,
  value: JsonValue,
  currency: string | null,
  format: (value: JsonValue) => string,
): string {
  return path === "monthly_cost" && typeof value === "number" ? formatMoney(value, currency) : format(value);
}
