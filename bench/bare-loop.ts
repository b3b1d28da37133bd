/**
 * The peer of `tenantry check`: reads every file, parses it with js-yaml, validates it with one compiled ajv schema for
 * each kind, the project's own. No positions, no strict profile, no rules across files, no report.
 * `node dist/bench/bare-loop.js CATALOG SCHEMAS`
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { load } from "js-yaml";

const [catalog = ".", schemas = "schema"] = process.argv.slice(2);
const ajv = new Ajv2020();
addFormats.default(ajv);
ajv.addFormat("two-decimals", true); // ours alone, and left out: the peer has less to do

let files = validate("tenantry", ["tenantry.yaml"]);
for (const kind of ["tier", "feature", "flag", "tenant"]) {
  const names = readdirSync(join(catalog, `${kind}s`), { recursive: true, encoding: "utf8" });
  files += validate(
    kind,
    names.filter((name) => name.endsWith(".yaml")).map((name) => `${kind}s/${name}`),
  );
}
console.log(`${files} files are valid`);

function validate(kind: string, paths: readonly string[]): number {
  const accept = ajv.compile(JSON.parse(readFileSync(join(schemas, `${kind}.schema.json`), "utf8")));
  for (const path of paths)
    if (!accept(load(readFileSync(join(catalog, path), "utf8"))))
      throw new Error(`${path}: ${ajv.errorsText(accept.errors)}`);
  return paths.length;
}
