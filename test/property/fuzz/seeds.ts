import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tests = fileURLToPath(new URL("../..", import.meta.url));

/** At least one. */
export type Seeds = readonly [Buffer, ...Buffer[]];

/** A small sound catalog, by path. */
export const catalog: ReadonlyMap<string, Buffer> = readFolder(join(tests, "golden/catalog"));

const examples = [...readFolder(join(tests, "fixtures/rules")), ...catalog];

/** Valid files of one kind: those of the catalog, and of the examples of all rules. */
export function seedsOf(pattern: RegExp): Seeds {
  const [first, ...others] = examples.filter(([path]) => pattern.test(path)).map(([, bytes]) => bytes);
  if (first === undefined) throw new Error(`There is no example of ${String(pattern)}.`);
  return [first, ...others];
}

function readFolder(root: string): Map<string, Buffer> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(paths.map((path) => [path.slice(root.length + 1), readFileSync(path)]));
}

export const schemaSeeds: Seeds = [
  {
    type: "object",
    required: ["model"],
    properties: { model: { type: "string", pattern: "^[a-z]+(-[a-z]+)*$" }, size: { $ref: "#/$defs/size" } },
    additionalProperties: false,
    $defs: { size: { type: "integer", minimum: 1, maximum: 9 } },
  },
  {
    $ref: "#/$defs/a",
    $defs: { a: { anyOf: [{ type: "object", patternProperties: { "^x": { enum: [1, "a"] } } }, true] } },
  },
  { $schema: "http://json-schema.org/draft-07/schema#", items: [{ const: 1 }], if: { minProperties: 1 }, then: {} },
].map((schema, index) => Buffer.from(JSON.stringify(schema, undefined, index))) as unknown as Seeds;

export const commentSeeds: Seeds = [
  Buffer.from("tenantry-ignore references/unknown-tier until 2027-01-31: pilot with Legal"),
  Buffer.from("tenantry-ignore lint/near-duplicate until 2026-01-31: as agreed"),
];

export const codeSeeds: Seeds = [
  'import { isEnabled } from "./flags";\nif (isEnabled(tenant, "new_ranking")) run(); // newRanking\n',
  "const on = flags.newRanking ?? flags['new-ranking'];\n/* isEnabled('gone') */\nuseFlag(`old_${x}`, {a: [1]});\n",
  'NEW_RANKING = client->isEnabled("new_ranking");\r\nclient.is_enabled?.("other_flag" , 1)\n# is-enabled\n',
].map((text) => Buffer.from(text)) as unknown as Seeds;

export const gitignoreSeeds: Seeds = [
  Buffer.from("node_modules/\n*.log\n!keep.log\n/build/**/x[0-9]?.js\n# c\n\\#a\\ \n"),
];

export const settingsSeeds: Seeds = [
  Buffer.from('{\n  "editor.tabSize": 2,\n  "yaml.schemas": {"./a.json": ["b/*.yaml", "c.yaml"]}\n}\n'),
  Buffer.from('{"yaml.schemas": "none"}'),
];

export const messageSeeds: Seeds = [
  Buffer.from("Raise gold's queries (#123)\n\nTenantry-Allow: updates=412 yearly uplift\nTenantry-Allow: removals=1\n"),
];
