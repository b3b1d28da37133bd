/** Holds and kills as a person types them. */
import { beforeAll, expect, test } from "vitest";
import { buildCli } from "../../support/cli.ts";
import type { CliProject } from "../../support/cli-project.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { openDatabase } from "../../../src/registry/open.ts";

beforeAll(buildCli);

async function synced(): Promise<CliProject> {
  const project = await newCliProject();
  expect((await project.run("sync --auto-approve")).exit).toBe(0);
  return project;
}

test("a hold and a kill, from the command line to the end", async () => {
  const project = await synced();
  const run = (args: string) => project.run(args);
  const why = '--reason "wrong results" --actor olga --yes';
  const set = await run(`hold set alpha limits.max_users 5 --incident INC-7 --review-by 24h ${why}`);
  expect(set.stdout).toMatch(
    /^alpha: .*, gold, active, users unknown, €.* a month, owner .*; it has \d+ features? and 1 flag.\n/,
  );
  expect(set.stdout).toContain("! alpha limits.max_users is 5 (was 150), hold 1: wrong results\n");
  expect((await run(`kill new_ranking --reason "x"`)).stderr).toMatch(
    /^flag new_ranking: \d+ tenants? \(.*\d+ gold.*\), users unknown, €.* a month\.\n/,
  );
  const killed = await run(`kill new_ranking --json ${why}`);
  expect(JSON.parse(killed.stdout)).toMatchObject({
    format_version: "1.0",
    hold: { id: 2, target_kind: "flag", target_id: "new_ranking", value: "off", actor: "olga" },
    delivery: { state: "none" },
  });
  expect((await run("plan")).stdout).toMatch(/! flag new_ranking: killed.*\n.*alpha: limits.max_users stays 5/);
  const { stdout: shown } = await run("tenants show alpha");
  expect(shown).toMatch(/limits.max_users +5 +hold 1\n/);
  expect(shown).toMatch(/flags.new_ranking +false +hold 2, killed\n/);
  expect((await run("hold show 1")).stdout).toMatch(/git asks for +150\n/);
  expect((await run("hold list")).stdout).toMatch(/alpha +limits.max_users +5 +open .*INC-7 +- +wrong results/);
  expect((await run(`hold lift 1 ${why}`)).stdout).toContain("~ alpha limits.max_users is 150, as Git says;");
  expect((await run(`unkill new_ranking ${why}`)).stdout).toContain("~ flag new_ranking is as Git says again;");
  expect((await run("hold list")).stdout).toBe("No open holds.\n");
  expect((await run("sync --auto-approve")).stdout).toContain("Nothing to write");
}, 120_000);

test("what is typed wrongly is refused with its own exit code, and nothing is written", async () => {
  const project = await synced();
  const { database } = project;
  const run = (args: string) => project.run(args);
  const refused = async (command: string, exit: number, text: string) => {
    const result = await run(command);
    expect(result.stderr).toContain(text);
    expect(result.exit).toBe(exit);
    expect(result.stdout).not.toContain("hold 1");
  };
  const why = '--yes --reason "x"';
  await refused(`hold set alpha limits.max_users 5 --reason "x"`, 64, "here is nobody to ask");
  await refused("kill new_ranking --yes", 64, "reason");
  await refused('kill new_ranking --yes --reason "  "', 64, "needs a reason");
  await refused(`hold set alpha limits.max_users five ${why}`, 64, '"five" is no value of a limit');
  await refused(`hold set alpha limits.max_users 1e3 ${why}`, 64, '"1e3" is no value of a limit');
  await refused(`hold set alpha limits.max_users 99999999999999999999 ${why}`, 64, "is no value of a limit");
  await refused(`hold set alpha features.analytics 1 ${why}`, 64, '"1" is no value of a feature');
  await refused(`hold set alpha status suspended ${why}`, 64, "tenantry suspend");
  await refused(`hold set alph* limits.max_users 5 ${why}`, 1, 'no tenant "alph*"');
  await refused(`hold set alpha limits.max_user 5 ${why}`, 1, "Did you mean `max_users`?");
  await refused(`kill new_rankin ${why}`, 1, "Did you mean `new_ranking`?");
  await refused(`unkill new_ranking ${why}`, 1, "is not held off");
  await refused(`hold lift 1 ${why}`, 1, "There is no hold 1.");
  await refused(`hold lift alpha ${why}`, 64, "is not the number of a hold");
  await refused("hold show 1", 1, "There is no hold 1.");
  for (const command of ["hold set alpha limits.max_users 5", "kill new_ranking", "suspend alpha"]) {
    await refused(`${command} --review-by 2026-02-30 ${why}`, 64, "is not a date");
    await refused(`${command} --review-by 2020-01-01 ${why}`, 64, "has passed");
  }
  const db = await openDatabase(database.url);
  const { rows } = await db.query(
    "select (select count(*) from tenantry.holds) as holds, max(id) as events from tenantry.outbox",
  );
  const { rows: tenants } = await db.query("select count(*) as count from tenantry.tenants");
  await db.close();
  expect(rows).toMatchObject([{ holds: 0, events: (tenants[0] as { count: number }).count }]);
}, 120_000);

test("a reason with line ends and controls is stored as it can be shown anywhere", async () => {
  const project = await synced();
  const { database } = project;
  const run = (args: string) => project.run(args);
  const reason = "first\nsecond\u001b[31m red";
  await run(`suspend alpha --yes --reason "${reason}"`);
  await run(`hold set alpha limits.max_users 5 --yes --reason "${reason}"`);
  const db = await openDatabase(database.url);
  const { rows } = await db.query<{ reason: string }>("select distinct reason from tenantry.holds");
  const { rows: logged } = await db.query(
    "select distinct ctx::jsonb ->> 'reason' as reason from audit.stmt where ctx like '%emergency%'",
  );
  await db.close();
  const escaped = String.raw`first\nsecond\u001b[31m red`;
  expect(rows).toEqual([{ reason: escaped }]);
  expect(logged).toEqual([{ reason: escaped }]);
}, 60_000);

test("a hold whose review has passed is told by an exit code of its own", async () => {
  const project = await synced();
  const run = (args: string) => project.run(args);
  await run('hold set alpha limits.max_users 5 --yes --reason "x" --review-by 24h');
  await run('suspend alpha --yes --reason "x"');
  expect(await run("hold list --overdue")).toMatchObject({ exit: 0, stdout: "No hold is overdue.\n" });
  const db = await openDatabase(project.database.url);
  await db.script("update tenantry.holds set review_at = now() - interval '1 minute' where id = 1");
  await db.close();
  const overdue = await run("hold list --overdue");
  expect(overdue.exit).toBe(6);
  expect(overdue.stdout).toMatch(/^1 +alpha +limits.max_users .* \(overdue\) /m);
  expect(overdue.stdout).not.toContain("status");
  const data = await run("hold list --overdue --json");
  expect(data.exit).toBe(6);
  expect(JSON.parse(data.stdout)).toMatchObject({ holds: [{ id: 1 }] });
  expect((await run("hold list")).exit).toBe(0);
}, 60_000);
