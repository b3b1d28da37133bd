import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git } from "../../test/support/git-folder.ts";
import { asOf, usualSize } from "../catalog/catalog.ts";
import { writeCatalog } from "../catalog/write-catalog.ts";
import { peers } from "../harness/build-peers.ts";
import type { Comparison } from "../harness/compare.ts";
import { measure } from "../harness/measure.ts";
import type { Registries } from "./registries.ts";
import { query } from "./registries.ts";

/** A sync of no change among so many tenants, beside the least that it has to do. */
export async function compareLargeSync(
  program: string,
  folder: string,
  registries: Registries,
  tenants: number,
): Promise<Comparison[]> {
  const catalog = join(folder, "large");
  const database = "bench_large";
  mkdirSync(catalog);
  writeCatalog(catalog, { ...usualSize, tenants });
  git(catalog, "init", "--quiet");
  git(catalog, "config", "gc.auto", "0");
  commitAll(catalog, "feat: onboard the tenants");
  await registries.clone(registries.empty, database);
  const args = [program, "sync", "--auto-approve"];
  const env = registries.settings(database);
  await measure({ args, cwd: catalog, env });
  await query(registries.url(database), "vacuum analyze");
  return [
    {
      name: `sync of no change among ${tenants} tenants, beside compiling them and reading ids and hashes`,
      target: { ratio: 2 },
      ours: {
        name: "tenantry sync",
        prepare: () => Promise.resolve({ args, cwd: catalog, env }),
        finish({ stdout }) {
          assert.match(stdout, /No change/);
          return Promise.resolve();
        },
      },
      peer: {
        name: "compile and fetch",
        prepare: () =>
          Promise.resolve({ args: [peers.compileAndFetch, catalog, registries.url(database), asOf], cwd: catalog }),
        finish({ stdout }) {
          assert.equal(stdout.trim(), `0 of ${tenants} changed`);
          return Promise.resolve();
        },
      },
    },
  ];
}
