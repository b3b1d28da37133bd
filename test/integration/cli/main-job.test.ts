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
    const run = async (args: string) => {
      const { exit, stdout, stderr } = await project.run(args, env);
      return { exit, said: stdout + stderr };
    };
    const served = async () => (JSON.parse((await redis.get("tenant:alpha")) ?? "{}") as { status?: string }).status;

    expect(await run("migrate")).toMatchObject({ exit: 0, said: expect.stringContaining("Registry of test") });
    expect(await run("plan --detailed-exitcode")).toMatchObject({
      exit: 2,
      said: expect.stringContaining("Plan: 2 to create, 0 to update, 0 to delete (2 of 2 tenants)."),
    });
    const first = await run("sync --auto-approve");
    expect(first).toMatchObject({ exit: 0, said: expect.stringContaining("Applied: 2 created") });
    expect(first.said).toContain("by Ann Author <ann@gcc.example> (git)");
    expect(first.said).toContain("Cache: 2 changes delivered and read back.");
    expect(await served()).toBe("active");
    const status = await run("status");
    expect(status.said).toMatch(/^tenants +2 active$/m);
    expect(status.said).toMatch(/^undelivered +0$/m);
    expect(status.said).toMatch(/^cache +reachable$/m);

    const suspended = await run('suspend alpha --reason "leaked key" --yes');
    expect(suspended).toMatchObject({ exit: 0, said: expect.stringContaining("(read back)") });
    expect(await served()).toBe("suspended");
    const held = "! alpha: status stays suspended, although Git asks for active (hold 1: leaked key)";
    expect(await run("plan")).toMatchObject({ exit: 0, said: expect.stringContaining(held) });
    project.edit("tenants/alpha.yaml", "max_users: 150", "max_users: 160");
    project.commit("More users");
    expect(await run("sync --auto-approve")).toMatchObject({ exit: 0, said: expect.stringContaining("1 updated") });
    expect(await served()).toBe("suspended");
    expect(await run("hold list")).toMatchObject({ exit: 0, said: expect.stringContaining("leaked key") });

    expect(await run("resume alpha --reason rotated --yes")).toMatchObject({ exit: 0 });
    expect(await served()).toBe("active");
    expect(await run("tenants show alpha")).toMatchObject({
      said: expect.stringMatching(/limits.max_users +160 +tenant/),
    });
    expect(await run("plan --detailed-exitcode")).toMatchObject({
      exit: 0,
      said: expect.stringContaining("= No change"),
    });
    expect(await run("audit log --tenant alpha")).toMatchObject({
      said: expect.stringContaining("status: active → suspended"),
    });
    expect(await run("audit verify")).toMatchObject({ exit: 0, said: expect.stringContaining("is what was sealed") });
  });
});
