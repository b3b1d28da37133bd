/** The commands that read history, as processes of their own. */
import { beforeAll, expect, test } from "vitest";
import { buildCli } from "../../support/cli.ts";
import { newCliProject } from "../../support/cli-project.ts";

beforeAll(buildCli);

test("answer in text, JSON and CSV, and refuse what they cannot read", async () => {
  const project = await newCliProject();
  const says = async (args: string, code = 0) => {
    const { exit, stdout, stderr } = await project.run(args);
    expect(exit, stderr).toBe(code);
    return stdout + stderr;
  };
  const before = new Date(Date.now() - 60_000).toISOString();
  await says("sync --auto-approve");
  await says('suspend alpha --reason "=cmd|calc, now" --actor olga --yes');

  const log = JSON.parse(await says("audit log --tenant alpha --json")) as {
    entries: { action: string; by: object; changes: object[] }[];
  };
  expect(log.entries.map(({ action }) => action)).toEqual(["hold_opened", "suspended", "created"]);
  expect(log.entries[1]).toMatchObject({
    by: { actor: "olga", trust: "asserted", actor_source: "flag" },
    changes: [{ path: "status", before: "active", after: "suspended" }, { path: "suspension.reason" }],
  });
  expect(JSON.parse(await says("audit log --pr 99 --json"))).toMatchObject({ limit: 100, entries: [] });
  const csv = await says("audit log --action suspended --format csv");
  const [head, line, rest] = csv.split("\r\n");
  expect(head).toMatch(/^seq,link,at,committed_at,action,.*,trust,/);
  expect(line).toMatch(/,olga,flag,asserted,.*,"'=cmd\|calc, now"$/);
  expect(rest).toBe("");
  expect(await says("audit log --limit 1")).toContain("These are the newest 1: --limit N shows more.");
  expect(await says("audit log")).toContain("olga (flag, asserted)");

  expect(await says("audit blame alpha status")).toMatch(/status +suspended +hold 1 .*olga \(flag, asserted\)/);
  const now = await says("tenants show alpha --json");
  expect(await says("tenants show alpha --at 0m --json")).toBe(now);
  expect(await says(`tenants show alpha --at ${before}`, 1)).toContain("Tenant alpha did not exist yet at");
  expect(await says("audit diff 0 0m")).toContain("+ tenant alpha");

  expect(await says("audit log --tenant alhpa --json", 1)).toContain("Did you mean `alpha`?");
  expect(await says("audit log --field limits.", 64)).toContain("is not the path of a value");
  expect(await says("audit log --pr seven", 64)).toContain("is neither a number nor a link");
  expect(await says("audit log --format csv --json", 64)).toContain("--format");
  expect(await says("audit diff 5 0m", 1)).toContain("has had no revision 5");
});
