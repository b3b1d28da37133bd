import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { buildCli, repository } from "../../support/cli.ts";
import { newTemporaryFolder } from "../../support/registries.ts";

const { registry, seed } = useCachedRegistry();

/** Every file that a process of its own has loaded while it ran this code, as V8 itself lists them. */
function filesLoadedBy(code: string, settings: Readonly<Record<string, string>>): string[] {
  const folder = newTemporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = { PATH: process.env["PATH"], NODE_V8_COVERAGE: folder, ...settings };
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: repository,
    env,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return readdirSync(folder)
    .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/"url":"(file:[^"]+)"/g)])
    .map(([, url = ""]) => url);
}

test("a service that reads from PostgreSQL and Redis loads their clients, and neither a command line nor PGlite", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  await buildCli();
  const { database, server } = registry();
  const code = `
    import { TenantReader } from ${JSON.stringify(pathToFileURL(join(repository, "dist/reader.js")).href)};
    const reader = await TenantReader.open({ databaseUrl: process.env.DATABASE, redisUrl: process.env.REDIS });
    await reader.ready();
    if ((await reader.assertActive(${JSON.stringify(id)})).tier !== "gold") process.exitCode = 1;
    await reader.checkQuota(${JSON.stringify(id)}, "max_users", 1e9);
    await reader.close();`;
  const files = filesLoadedBy(code, { DATABASE: database.urlAs("tenantry_reader"), REDIS: server.url });
  const packages = new Set(files.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []));
  expect([...packages]).toEqual(expect.arrayContaining(["ioredis", "pg"]));
  for (const foreign of ["pglite", "oclif", "yaml", "octokit", "simple-git", "ajv", "graphviz", "typescript"])
    expect([...packages].filter((name) => name.includes(foreign))).toEqual([]);
  const dist = pathToFileURL(join(repository, "dist/")).href;
  const own = files.filter((url) => url.startsWith(dist)).map((url) => url.slice(dist.length));
  expect(own).toContain("reader.js");
  const text = own.map((name) => readFileSync(join(repository, "dist", name), "utf8")).join("");
  expect(["@oclif/core", "initdb.wasm", "api.github.com"].filter((foreign) => text.includes(foreign))).toEqual([]);
});
