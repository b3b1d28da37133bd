import type { JsonValue } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import type { SchemaFile } from "../../model/schema-file.ts";
import type { Validate } from "./compile-schema.ts";
import { compileSchema, findProblem } from "./compile-schema.ts";
import { findEndless } from "./count-visits.ts";
import type { SchemaProblem } from "./guard-schema.ts";

/** What the files of schema/ ask of the config of a tenant. */
export interface ConfigSchemas {
  /** What is wrong with the files themselves: one for each file. Then nobody's config is judged by them. */
  readonly problems: readonly (SchemaProblem & { readonly file: SchemaFile })[];
  /** Of tenant_config.schema.json. */
  readonly forAll: Validate | undefined;
  /** Of tenant_config.<tier>.schema.json, by tier. */
  readonly byTier: ReadonlyMap<string, { readonly file: SchemaFile; readonly validate: Validate | undefined }>;
}

/**
 * Compiles what can be compiled, to judge these configs.
 * As files may refer to each other, one that is broken leaves all of them aside.
 */
export function readSchemas(files: readonly SchemaFile[], configs: readonly JsonValue[]): ConfigSchemas {
  const depth = configs.reduce<number>((most, config) => Math.max(most, depthOf(config)), 0);
  const problems = files.flatMap((file) => {
    const problem = findProblem(file, files);
    return problem === undefined ? [] : [{ ...problem, file }];
  });
  const validators = new Map<SchemaFile, Validate>();
  for (const file of problems.length > 0 ? [] : files.filter(({ name }) => name.startsWith("tenant_config."))) {
    const result = findEndless(file, files, depth) ?? compileSchema(file, files);
    if (typeof result === "function") validators.set(file, result);
    else problems.push({ ...result, file });
  }
  const byTier = new Map<string, { readonly file: SchemaFile; readonly validate: Validate | undefined }>();
  for (const file of files) {
    const tier = /^tenant_config\.(?<tier>.+)\.schema\.json$/.exec(file.name)?.groups?.["tier"];
    if (tier !== undefined) byTier.set(tier, { file, validate: validators.get(file) });
  }
  const base = files.find(({ name }) => name === "tenant_config.schema.json");
  return { problems, forAll: base && validators.get(base), byTier };
}

/** How many maps and lists lie within each other; the profile of YAML bounds it. */
function depthOf(value: JsonValue): number {
  const inner = isJsonObject(value)
    ? Object.values(value)
    : Array.isArray(value)
      ? (value as readonly JsonValue[])
      : [];
  return inner.reduce<number>((most, item) => Math.max(most, 1 + depthOf(item)), 0);
}
