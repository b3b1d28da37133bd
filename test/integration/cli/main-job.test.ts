import { Redis } from "ioredis";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { buildCli } from "../../support/cli.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { emptyDatabase } from "../../support/database.ts";
import { startRedis } from "../../support/redis.ts";

describe("the main job, from an empty database to a resumed tenant", () => {
  beforeAll(buildCli);

  it("goes through PostgreSQL and Redis by environment variables", async () => {
    const server = await startRedis();
    const redis = new Redis(server.url);
    onTestFinished(async () => {
      redis.disconnect();
      await server.stop();
    });
    const project = await newCliProject(await emptyDatabase());
    const env = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url };
    /** Runs a command that must end with this code and say all of these; returns what it said. */
    const says = async (args: string, code: number, ...texts: readonly (string | RegExp)[]) => {
      const { exit, stdout, stderr } = await project.run(args, env);
      expect(exit, stderr).toBe(code);
      for (const text of texts) expect(stdout).toMatch(text);
    };
    const served = async () => (JSON.parse((await redis.get("tenant:alpha")) ?? "{}") as { status?: string }).status;
    const held = "! alpha: status stays suspended, although Git asks for active (hold 1: leaked key)";

    await says("migrate", 0, "Registry of test");
    await says("plan --detailed-exitcode", 2, "Plan: 2 to create, 0 to update, 0 to delete (2 of 2 tenants).");
    await says(
      "sync --auto-approve",
      0,
      "Applied: 2 created",
      "by Ann Author <ann@gcc.example> (git, asserted)",
      "2 changes delivered",
    );
    expect(await served()).toBe("active");
    await says("status", 0, /^tenants +2 active$/m, /^undelivered +0$/m, /^cache +reachable$/m);

    await says('suspend alpha --reason "leaked key" --yes', 0, "! alpha suspended (was active), hold 1", "(read back)");
    expect(await served()).toBe("suspended");
    await says("plan", 0, held);
    project.edit("tenants/alpha.yaml", "max_users: 150", "max_users: 160");
    project.commit("More users");
    await says("sync --auto-approve", 0, held, "Applied: 0 created, 1 updated, 0 removed, 1 held");
    expect(await served()).toBe("suspended");
    await says("hold list", 0, "leaked key");

    await says("resume alpha --reason rotated --yes", 0, "~ alpha is active, as Git says");
    expect(await served()).toBe("active");
    await says("tenants show alpha", 0, /limits.max_users +160 +tenant/);
    await says("plan --detailed-exitcode", 0, "= No change");
    await says("audit log --tenant alpha", 0, "status: active → suspended");
    await says("audit verify", 0, "is what was sealed");
  });
});
