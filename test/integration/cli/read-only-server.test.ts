/** A sync with nothing to write, on a server that refuses every write. */
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { buildCli } from "../../support/cli.ts";
import type { CliProject } from "../../support/cli-project.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { startRedis } from "../../support/servers.ts";

beforeAll(buildCli);

const sync = "sync --auto-approve --actor ann@gcc.example";

/** A project that was synced and delivered; `run` syncs it again, with a Redis. */
async function syncedProject(): Promise<{ project: CliProject; env: Record<string, string> }> {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  const project = await newCliProject();
  const env = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url };
  expect(await project.run(sync, env)).toMatchObject({ exit: 0 });
  return { project, env };
}

/** Statements of the superuser, then every new transaction may only read. */
async function makeReadOnly({ database }: CliProject, first = ""): Promise<void> {
  const admin = await openDatabase(database.url);
  await admin.script(`${first}; alter database ${new URL(database.url).pathname.slice(1)} set default_transaction_read_only = on`); // prettier-ignore
  await admin.close();
}

describe("a sync that changes nothing, on a server that only reads", () => {
  it("is done when nothing waits for the cache", async () => {
    const { project, env } = await syncedProject();
    await makeReadOnly(project);
    for (const command of [sync, "deliver"]) {
      const { exit, stdout } = await project.run(command, env);
      expect(stdout).toContain("Cache: nothing was waiting.");
      expect(exit).toBe(0);
    }
  });

  it("names the server, not the cache, when something waits that cannot be marked as delivered", async () => {
    const { project, env } = await syncedProject();
    await makeReadOnly(project, "update tenantry.outbox set delivered_at = null");
    for (const command of [sync, "deliver"]) {
      const { exit, stdout, stderr } = await project.run(command, env);
      expect(stderr).toMatch(/^error: The registry \S+ only reads: it is a standby, or set to read-only \(.*\)\.\n/m);
      expect(stdout + stderr).not.toContain("still wait");
      expect(exit).toBe(69);
    }
  });
});
