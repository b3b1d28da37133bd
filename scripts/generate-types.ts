/** Types of the YAML files, from schema/*.schema.json. Run by `npm run generate`. */
import { readdirSync } from "node:fs";
import { compileFromFile } from "json-schema-to-typescript";
import type { GeneratedFiles } from "./generate.ts";

const banner = "/* Generated from schema/ by `npm run generate`: edit the schema instead. */\n\n";

export async function generateTypes(): Promise<GeneratedFiles> {
  const files: GeneratedFiles = {};
  for (const file of readdirSync("schema").sort()) {
    const name = file.replace(".schema.json", "");
    const code = await compileFromFile(`schema/${file}`, {
      bannerComment: "",
      additionalProperties: false,
      ignoreMinAndMaxItems: true,
      style: { printWidth: 120 },
      customName: (schema) => (schema.$id === undefined ? schema.title : `${schema.title ?? name}File`),
    });
    const output = name === "tenantry" ? "project" : name;
    const free = code.replace(/config\?: \{\};/, "config?: JsonObject;");
    const imports = free === code ? "" : 'import type { JsonObject } from "../json.ts";\n\n';
    files[`src/model/generated/${output}.ts`] = banner + imports + free;
  }
  return files;
}
