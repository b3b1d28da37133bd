import type { Explanation } from "../model/explanation.ts";
import picocolors from "picocolors";
import { formatValue } from "./plan/values.ts";
import { printable } from "./printable.ts";

/** `limits.max_users = 600`, and below it the place that says so. Ends with a line end. */
export function renderExplanation(explanation: Explanation, { color }: { readonly color: boolean }): string {
  const { bold, dim } = picocolors.createColors(color);
  const { path, value, source, file, line, column } = explanation;
  const place = `${printable(file)}:${line}:${column}`;
  const from = source === "default" ? `the default: ${place} does not set it` : `${source}, ${place}`;
  return `${bold(printable(path))} = ${formatValue(value)}\n  ${dim("from")} ${from}\n`;
}
