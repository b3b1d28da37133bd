import type { HostileInput } from "./hostile-input.ts";
import { tenant, write } from "./hostile-input.ts";

const file = "schema/tenant_config.schema.json";

/** A schema of the user's own, beside a tenant whose `config` it judges. */
function schema(number: number, name: string, text: string, config: string, ...errors: string[]): HostileInput {
  const lay = (root: string) => {
    write(root, file, text);
    write(root, "tenants/hostile.yaml", tenant(`config: ${config}\n`));
  };
  return { number, name, lay, errors };
}

const refused = "tenants/config-schema";
const doubling = Array.from({ length: 30 }, (_, i) => {
  const next = `{"$ref": "#/$defs/d${i + 1}"}`;
  return `"d${i}": {"allOf": [${next}, ${next}]}`;
});

/** Schemas that would hold up whoever compiles or runs them, or lead out of the catalog. */
export const schemaInputs: readonly HostileInput[] = [
  schema(
    54,
    "a pattern that backtracks",
    '{"properties": {"a": {"pattern": "^(a|a)*$"}}}',
    `{a: ${"a".repeat(28)}b}`,
    `${file}:1:34 ${refused}`,
  ),
  schema(54, "a pattern of a square", '{"properties": {"a": {"pattern": "a*a*a*$"}}}', `{a: ${"a".repeat(60_000)}b}`),
  schema(55, "a file of the machine", '{"$ref": "file:///etc/passwd"}', "{a: 1}", `${file}:1:10 ${refused}`),
  schema(55, "an address", '{"$ref": "http://127.0.0.1:9/a.json"}', "{a: 1}", `${file}:1:10 ${refused}`),
  schema(56, "3,000 levels", `${'{"not":'.repeat(3000)}{}${"}".repeat(3000)}`, "{a: 1}", `${file}:1:708 ${refused}`),
  schema(
    56,
    "references that double",
    `{"$defs": {${doubling.join(", ")}, "d30": {}}, "$ref": "#/$defs/d0"}`,
    "{a: 1}",
    `${file}:1:1 ${refused}`,
  ),
  schema(
    57,
    "a required toString",
    '{"required": ["toString"]}',
    "{}",
    ...["alpha.yaml:10:1", "beta.yaml:1:1", "hostile.yaml:7:1"].map((place) => `tenants/${place} ${refused}`),
  ),
];
