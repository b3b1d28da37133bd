import type { ErrorObject, Options, ValidateFunction } from "ajv";
import type { JsonObject, JsonValue } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import type { SchemaFile } from "../../model/schema-file.ts";
import type { SchemaProblem } from "./guard-schema.ts";
import { draftOf, findForbidden } from "./guard-schema.ts";
import { findBadPattern } from "./guard-pattern.ts";
import { loadAjv, loadRegExps } from "./load-engines.ts";
import { BadSchema, describeRefusal } from "./describe-refusal.ts";

/** Judges the config of one tenant: the errors of ajv, none when it keeps the schema. */
export type Validate = (config: JsonObject) => readonly ErrorObject[];

/** Where references between the files of schema/ lead; nothing is fetched from there. */
const BASE = "tenantry:/schema/";

/** What is wrong with one file of schema/ by itself. */
export function findProblem(file: SchemaFile, files: readonly SchemaFile[]): SchemaProblem | undefined {
  if (file.problem !== undefined) return { path: [], part: "value", ...file.problem };
  if (typeof file.data === "boolean") return undefined;
  if (!isJsonObject(file.data))
    return {
      path: [],
      part: "value",
      message: "A schema is a map of keywords.",
      hint: 'Write `{"type": "object", …}`.',
    };
  return findForbidden(file.data, files) ?? findBadPattern(file.data);
}

/** A validator of a schema in which findProblem has found nothing, or why ajv refuses it. */
export function compileSchema(file: SchemaFile, files: readonly SchemaFile[]): Validate | SchemaProblem {
  const draft = (isJsonObject(file.data) && draftOf(file.data)) || "2020-12";
  const { Ajv, formats } = loadAjv(draft);
  const ajv = new Ajv({
    strict: true,
    strictTypes: false, // a schema may leave out what a type would add
    strictTuples: false,
    strictRequired: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    logger: false,
    formats,
    keywords: draft === "2020-12" ? ["$anchor"] : [], // ajv follows it, but does not know its name
    code: { regExp: linearRegExps() },
  });
  try {
    checkSchema(ajv, file);
    for (const other of files) if (other.data !== undefined) ajv.addSchema(prepare(other.data), BASE + other.name);
    const validate = ajv.getSchema(BASE + file.name);
    if (validate === undefined) throw new Error("it is not there");
    return (config) => run(validate, config);
  } catch (error) {
    return describeRefusal(error, file);
  }
}

/** Against the schema of schemas: its errors have places. */
function checkSchema(ajv: ReturnType<typeof loadAjv>["Ajv"]["prototype"], { data }: SchemaFile): void {
  if (!isJsonObject(data) || ajv.validateSchema(prepare(data)) === true) return;
  const [first] = ajv.errors ?? [];
  throw new BadSchema(first);
}

function run(validate: ValidateFunction, config: JsonObject): readonly ErrorObject[] {
  return validate(config) ? [] : (validate.errors ?? []);
}

/** Files refer to each other by name, whatever `$id` says they are called elsewhere. */
function prepare(data: JsonValue): JsonObject | boolean {
  if (!isJsonObject(data)) return data === true;
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== "$id"));
}

/** A service that sends a long text must not hold up a check: RE2 needs time in proportion to the text. */
function linearRegExps(): NonNullable<NonNullable<Options["code"]>["regExp"]> {
  const { engine } = loadRegExps();
  const compile = (pattern: string) => {
    const compiled = engine.compile(engine.translateRegExp(pattern));
    // ajv keeps one of all that have the same text.
    return { test: (text: string) => compiled.test(text), toString: () => `/${pattern}/u` };
  };
  return Object.assign(compile, { code: "linear" });
}
