/** `tenantry deliver` as processes of their own, with a GitHub that answers, is silent, or is left half way. */
import { beforeAll, expect, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { buildCli, runCli } from "../../support/cli.ts";
import { GITHUB_TOKEN, startGithub } from "../../support/github-server.ts";
import { newTemporaryFolder } from "../../support/registries.ts";
import { startWatching } from "../../support/watching.ts";
import { ACME, FILE } from "../../support/write-backs.ts";

const { registry, seed } = useCachedRegistry();

beforeAll(buildCli);

const HOLD = (
  id: string,
) => `insert into tenantry.holds (target_kind, target_id, field, value, prior_value, reason, actor)
  values ('tenant', '${id}', 'status', '"suspended"', '"active"', 'breach', 'olga');
  update tenantry.tenants set source_path = '${ACME}' where tenant_id = '${id}'`;

const settings = () => ({
  TENANTRY_DATABASE_URL: registry().database.url,
  TENANTRY_REDIS_URL: registry().server.url,
  TENANTRY_CACHE: "redis",
});

async function hold(): Promise<string> {
  const [id = ""] = await seed(1);
  await registry().db.script(HOLD(id));
  return id;
}

test("deliver tells the cache, then Git, and says what has become of it", async () => {
  const github = await startGithub();
  const id = await hold();
  github.write(ACME, FILE.replace("tenant_id: acme", `tenant_id: ${id}`));
  const cwd = newTemporaryFolder();
  const { exit, stdout, stderr } = await runCli(["deliver"], { cwd, env: { ...settings(), ...github.settings } });
  expect(stdout, stderr).toMatch(
    /delivered and read back\.\nGit: hold \d+ on .*: pull request open http:\S+\/pull\/1\.\n$/,
  );
  expect(exit).toBe(0);
  await registry().db.script("update tenantry.write_backs set next_at = now()");
  await github.stop();
  const down = await runCli(["deliver", "--json"], { cwd, env: { ...settings(), ...github.settings } });
  expect(down.exit, down.stderr).toBe(5);
  expect(JSON.parse(down.stdout)).toMatchObject({
    state: "delivered",
    write_backs: [{ state: "proposed", error: expect.stringContaining("GitHub did not answer") as string }],
  });
  expect(down.stdout + down.stderr + stdout + stderr).not.toContain(GITHUB_TOKEN);
});

test("a process that is killed while GitHub is silent leaves a hold that the next one proposes, once", async () => {
  const github = await startGithub();
  const id = await hold();
  github.write(ACME, FILE.replace("tenant_id: acme", `tenant_id: ${id}`));
  await registry().db.script("update tenantry.write_backs set next_at = null where state <> 'waiting'");
  github.befall = (_, request) => (/^POST .*\/pulls$/.test(request) ? { kind: "silent" } : undefined);
  const watching = startWatching({ ...settings(), ...github.settings });
  await expect
    .poll(() => github.requests.filter((request) => /^POST .*\/pulls$/.test(request)), { timeout: 20_000 })
    .toHaveLength(1);
  // Redis is served all the while.
  await watching.until({ state: "running", undelivered: 0 });
  const [other = ""] = await seed(1);
  await registry().setStatus(other, "suspended");
  await expect
    .poll(async () => (await registry().cache.read(other)).value?.document?.status, { timeout: 8_000 })
    .toBe("suspended");
  expect(github.pulls).toEqual([]);
  await watching.end("SIGKILL");
  github.befall = undefined;
  await registry().db.script(
    "update tenantry.write_backs set leased_until = now() - interval '1 second' where lease is not null",
  );
  const { exit, stderr } = await runCli(["deliver"], {
    cwd: newTemporaryFolder(),
    env: { ...settings(), ...github.settings },
  });
  expect(exit, stderr).toBe(0);
  expect(github.pulls).toMatchObject([{ state: "open", labels: ["tenantry", "tenantry-hold"] }]);
  expect(github.branches.size).toBe(2);
  expect(github.complaints).toEqual([]);
});
