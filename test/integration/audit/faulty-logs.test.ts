/** A log with a fault of its own beside its exports: agreement is told of what was compared, and of nothing else. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { buildCli, runCli } from "../../support/cli.ts";
import { failureOf } from "../../support/failure.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";

const tables = ["audit.change", "audit.stmt", "audit.link", "audit.tx"];
let log: ExportedLog;
let place: string;

beforeAll(buildCli);

/** Links 1 to 4 were exported, in one file. */
beforeEach(async () => {
  log = await newExportedLog();
  onTestFinished(() => log.close());
  place = mkdtempSync(join(log.folder, "exports-"));
  for (const name of ["one", "two", "three"]) await log.rename(name);
  await log.exportTo(place);
});

async function pastTriggers(statement: string): Promise<void> {
  for (const table of [...tables, "audit.head"]) await log.db.script(`alter table ${table} disable trigger all`);
  await log.db.script(statement);
}

async function tenantry(command: string) {
  const env = { TENANTRY_DATABASE_URL: log.database.urlAs("tenantry_auditor") };
  return runCli(command.split(" "), { cwd: log.folder, env });
}

const faults = [
  ["everything gone but the head", `truncate ${tables.join(", ")}`, { kind: "registry-behind", link: 1 }, 0],
  ["a link gone", "delete from audit.link where seq = 3", { kind: "not-compared", link: 3 }, 2],
  ["a row of an early link gone", "delete from audit.change where tx = 2 and n = 3", { kind: "registry-differs", link: 2 }, 2],
  ["a row of an early link altered", "update audit.change set new = '{}' where tx = 2 and n = 3", { kind: "not-compared", link: 2 }, 1],
  ["the head gone", "delete from audit.head", null, 4],
] as const; // prettier-ignore

test.each(faults)("%s: verify never says that the registry has all", async (_, statement, bad, compared) => {
  await pastTriggers(statement);
  expect(await log.compare(place)).toMatchObject({
    bad: { why: expect.any(String) as string },
    exports: { bad, compared },
  });
  const said = await tenantry(`audit verify --exports ${place} --key ${log.key.verifier}`);
  expect(said).toMatchObject({ exit: 1, stderr: "" });
  expect(said.stdout).toContain("hint: The log's triggers let nobody do this");
  expect(said.stdout).not.toContain("has all");
});

const gone = [
  ["everything gone but the head", `truncate ${tables.join(", ")}`, "of links 1 to 4, which were exported, it has 0"],
  ["a link gone", "delete from audit.link where seq = 3", "of links 1 to 4, which were exported, it has 3"],
  ["rows gone", "delete from audit.change where tx = 2 and n = 3", "up to link 4 it has 14 rows, and 15 were exported"],
  ["another hash", "update audit.link set hash = sha256('x') where seq = 4", "link 4 has another hash"],
  [
    "a restored backup",
    "delete from audit.change where tx = 4; delete from audit.stmt where tx = 4; delete from audit.link where tx = 4; delete from audit.tx where id = 4; update audit.head set (seq, nrows, hash) = (select seq, 12, hash from audit.link where seq = 3)",
    "of links 1 to 4, which were exported, it has 3",
  ],
] as const;

test.each(gone)("%s: nothing is exported, whether or not something is new", async (_, statement, why) => {
  await pastTriggers(statement);
  expect(await failureOf(log.exportTo(place))).toMatchObject({
    code: "refused",
    message: `The audit log does not go on from the last export: ${why}${why.endsWith("hash") ? " than was exported" : ""}.`,
  });
  expect(await tenantry(`audit export --to ${place}`)).toMatchObject({ exit: 1, stdout: "" });
});

test("what is new stays behind too when something before it is gone", async () => {
  await pastTriggers("delete from audit.change where tx = 2 and n = 3");
  for (const table of tables) await log.db.script(`alter table ${table} enable trigger all`);
  await log.rename("four");
  expect(await failureOf(log.exportTo(place))).toMatchObject({ code: "refused" });
});

test("a place without exports is a fault; what is not exported yet is counted", async () => {
  mkdirSync(join(log.folder, "empty"));
  const empty = await tenantry(`audit verify --exports empty --key ${log.key.verifier}`);
  expect(empty).toMatchObject({ exit: 1, stderr: "" });
  expect(empty.stdout).toContain("First: there are no exports in empty.\n hint: ");
  await log.rename("four");
  const whole = await tenantry(`audit verify --exports ${place} --key ${log.key.verifier}`);
  expect(whole).toMatchObject({ exit: 0, stderr: "" });
  expect(whole.stdout).toContain("! Not exported yet: 1 transaction of the registry.\n");
});
