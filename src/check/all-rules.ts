import { ignoreRules } from "./ignores/rules.ts";
import { rules } from "./registry.ts";
import type { KnownRule } from "./rule.ts";
import { safetyRules } from "./safety/rules.ts";
import { schemaRules } from "./schema/rules.ts";

/** Every rule that a finding can name, by group in the order of the documentation; within a group as it is declared. */
export const allRules: readonly KnownRule[] = [
  ...schemaRules,
  ...["references/", "dependencies/", "tenants/", "lint/"].flatMap((group) =>
    rules.filter(({ id }) => id.startsWith(group)),
  ),
  ...ignoreRules,
  ...safetyRules,
];
