import type { RuleSummary } from "../../model/diagnostic.ts";
import { loadRules } from "../../model/load-rules.ts";

const shapeRules = {
  "schema/unknown-key": "Every key is one that the schema knows.",
  "schema/missing-key": "Required keys are there.",
  "schema/wrong-type": "A value has the type that the schema names.",
  "schema/not-allowed-value": "A value is one of those that the schema lists.",
  "schema/out-of-range": "A number lies between its bounds.",
  "schema/wrong-length": "Text, lists and maps are neither too short nor too long.",
  "schema/bad-format": "Dates, e-mail addresses, links, amounts and names are well formed.",
  "schema/duplicate-item": "A list holds every item once.",
  "schema/id-charset": "An id is a small letter and 1 to 62 small letters, digits, `_` and `-`.",
  "schema/id-mismatch": "A file is named after the id that it declares.",
  "schema/id-case-conflict": "Ids of one kind differ in more than capital letters.",
  "schema/duplicate-id": "An id has one file.",
  "schema/secret-in-config": "A file holds no passwords, keys or tokens.",
} as const;

/** Those of which a finding can leave no doubt about what was meant. */
const mendable: ReadonlySet<string> = new Set<SchemaRule>([
  "schema/unknown-key",
  "schema/wrong-type",
  "schema/not-allowed-value",
]);

export type SchemaRule = keyof typeof shapeRules;

/** Every rule of the group `schema`: those of loading and those of shapes. None can be switched off. */
export const schemaRules: readonly RuleSummary[] = [
  ...loadRules,
  ...Object.entries(shapeRules).map(([id, summary]): RuleSummary => ({
    id,
    severity: "error",
    summary,
    ...(mendable.has(id) && { fixable: true }),
  })),
];
