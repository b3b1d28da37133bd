import { describePath, describeValue, listAlternatives } from "./describe.ts";
import type { Finding } from "./finding.ts";
import { stringParameter } from "./key-meant.ts";
import type { SchemaError } from "./schema-error.ts";

/** Maps that lack the keys of every alternative, or values of which nobody can tell which one was meant. */
export function explainBranches({ path, data, alternatives = [] }: SchemaError): Finding {
  const missing = new Map<string, string[]>();
  for (const error of alternatives.filter(({ keyword }) => keyword === "required"))
    missing.set(error.schemaPath, [
      ...(missing.get(error.schemaPath) ?? []),
      `\`${stringParameter(error, "missingProperty")}\``,
    ]);
  const keys = [...missing.values()].map((names) => names.join(" and "));
  if (keys.length > 0)
    return {
      rule: "schema/missing-key",
      path,
      part: "key",
      message: `${describePath(path)} has none of ${keys.join(", ")}; one of them is required.`,
      hint: `Add ${listAlternatives(keys)} with a value.`,
    };
  return {
    rule: "schema/wrong-type",
    path,
    part: "value",
    message: `${describePath(path)} is ${describeValue(data)}, which fits none of the alternatives of the schema.`,
    hint: "Write it as one of the alternatives that the schema lists.",
  };
}
