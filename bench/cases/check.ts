import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Comparison } from "../harness/compare.ts";
import { installPeer } from "../harness/install-peer.ts";
import { peers } from "../harness/build-peers.ts";

/**
 * `tenantry check` beside ajv-cli, which reads and validates the tenants alone. Its loading of formats knows none of ours,
 * so it validates no format at all: it has less to do.
 */
export function compareWithAjvCli(program: string, catalog: string, tenants: number, schemas: string): Comparison[] {
  const modules = installPeer(join(catalog, ".."), ["ajv-cli@5.0.0"]);
  if (modules === undefined) {
    console.error("ajv-cli could not be installed: it is left out.");
    return [];
  }
  const schema = join(schemas, "tenant.schema.json");
  const options = [
    "--spec=draft2020",
    "--strict=false",
    "--validate-formats=false",
    "-s",
    schema,
    "-d",
    "tenants/**/*.yaml",
  ];
  return [
    {
      name: `check of ${tenants} tenants, beside ajv-cli`,
      target: { ratio: 1, peak_mb: 300 },
      ours: { name: "tenantry check", prepare: () => Promise.resolve({ args: [program, "check"], cwd: catalog }) },
      peer: {
        name: "ajv-cli 5.0.0",
        prepare: () =>
          Promise.resolve({ args: [join(modules, "ajv-cli/dist/index.js"), "validate", ...options], cwd: catalog }),
      },
    },
  ];
}

/** One file of a catalog that an earlier run has seen is another one each time. */
export function compareOneChange(program: string, catalog: string, tenants: number): Comparison[] {
  const cache = join(catalog, "../check-cache");
  const [name = ""] = readdirSync(join(catalog, "tenants"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort();
  const file = join(catalog, "tenants", name);
  const text = readFileSync(file, "utf8");
  let round = 0;
  return [
    {
      name: `check of ${tenants} tenants, one of them changed since`,
      target: { ratio: 5 },
      ours: {
        name: "tenantry check",
        prepare() {
          writeFileSync(file, `${text}# round ${++round}\n`);
          return Promise.resolve({ args: [program, "check"], cwd: catalog, env: { TENANTRY_CHECK_CACHE: cache } });
        },
        finish() {
          writeFileSync(file, text);
          return Promise.resolve();
        },
      },
      peer: { name: "node -e 0", prepare: () => Promise.resolve({ args: ["-e", "0"], cwd: catalog }) },
    },
  ];
}

/** `tenantry check` beside the bare loop, over the same files. */
export function compareCheck(program: string, catalog: string, tenants: number, schemas: string): Comparison[] {
  return [
    {
      name: `check of ${tenants} tenants`,
      target: { ratio: 2, peak_mb: 400 },
      ours: {
        name: "tenantry check",
        prepare: () => Promise.resolve({ args: [program, "check"], cwd: catalog }),
      },
      peer: {
        name: "js-yaml + ajv",
        prepare: () => Promise.resolve({ args: [peers.bareLoop, catalog, schemas], cwd: catalog }),
      },
    },
    {
      name: `check of ${tenants} tenants that an earlier run has seen`,
      target: { peak_mb: 400 },
      ours: {
        name: "tenantry check",
        // The pair that warms up fills it.
        prepare: () =>
          Promise.resolve({
            args: [program, "check"],
            cwd: catalog,
            env: { TENANTRY_CHECK_CACHE: join(catalog, "../check-cache") },
          }),
      },
    },
  ];
}
