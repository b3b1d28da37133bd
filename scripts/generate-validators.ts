/**
 * Validators of the YAML files, from schema/*.schema.json: standalone code, as compiling at run time would cost every
 * start of the command line some 100 ms. Bundled, as ajv's standalone code calls `require`, which ES modules lack.
 */
import { readFileSync, readdirSync } from "node:fs";
import { _, type AnySchemaObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { formats } from "../src/check/schema/formats.ts";

const output = "src/check/schema/generated/validators.ts";
const banner =
  "// @ts-nocheck: what ajv writes has no types. Generated from schema/ by `npm run generate`: edit the schemas instead.";

export async function generateValidators(): Promise<Record<string, string>> {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    verbose: true,
    formats,
    code: { source: true, esm: true, lines: true, formats: _`require("./src/check/schema/formats.ts").formats` },
  });
  const names: Record<string, string> = {};
  for (const file of readdirSync("schema").sort()) {
    const schema = JSON.parse(readFileSync(`schema/${file}`, "utf8")) as AnySchemaObject; // ajv validates it
    const id = schema.$id ?? file;
    ajv.addSchema(schema, id);
    names[file === "tenantry.schema.json" ? "project" : file.replace(".schema.json", "")] = id;
  }
  return { [output]: `${banner}\n${await bundle(appendErrors(standaloneCode.default(ajv, names)))}` };
}

/**
 * ajv copies all errors so far for each value that a shared schema refuses: quadratic time for a hostile file. And it
 * keeps all of them, far more than anybody is told: of what comes after a thousand the refused values are counted.
 */
function appendErrors(code: string): string {
  const copying = /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g;
  if (!copying.test(code)) throw new Error("The code that ajv generates joins errors in another way than it did.");
  return code.replace(
    copying,
    `if (vErrors === null) vErrors = $1.errors;
    else if (vErrors.length < 1000) for (const error of $1.errors) vErrors.push(error);
    else vErrors.refused = (vErrors.refused ?? 0) + 1;`,
  );
}

async function bundle(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: "." },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "node20",
    charset: "utf8",
    legalComments: "none",
  });
  return result.outputFiles[0]?.text ?? "";
}
