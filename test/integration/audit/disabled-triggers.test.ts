/** A log that is whole proves little while its triggers are off: verify says so, and how they are turned on. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAuditLog } from "../../../src/pipeline/audit-verify.ts";
import { renderVerdict } from "../../../src/report/tables/verdict.ts";
import { buildCli, runCli } from "../../support/cli.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";

let log: ExportedLog;
beforeAll(async () => {
  await buildCli();
  log = await newExportedLog();
});
afterAll(() => log.close());

const databaseUrl = () => log.database.urlAs("tenantry_auditor");
const tenantry = (command: string, url = databaseUrl()) =>
  runCli(command.split(" "), { cwd: import.meta.dirname, env: { TENANTRY_DATABASE_URL: url } });

test("verify exits with 1 while a trigger is off, though the log is whole", async () => {
  const whole = await tenantry("audit verify");
  expect(whole).toMatchObject({ exit: 0, stderr: "" });
  await log.db.script("alter table tenantry.tenants disable trigger audit_update");
  const status = await tenantry("status", log.database.urlAs("tenantry_reader"));
  expect(status.stdout).toMatch(/^triggers +warning: 1 not firing for every writer/m);
  const said = await tenantry("audit verify");
  expect(said).toMatchObject({ exit: 1, stderr: "" });
  expect(said.stdout).toContain("The audit log is what was sealed");
  expect(said.stdout).toContain("! 1 trigger of the registry does not fire for every writer");
  await log.db.query("update tenantry.tenants set display_name = 'unseen'");
  expect((await tenantry("audit verify")).stdout).toContain(whole.stdout); // as whole as before, and blind
  const [statement] = /alter table .*;/.exec(said.stdout) ?? [];
  await log.db.script(statement ?? "");
  expect(await tenantry("audit verify")).toMatchObject({ exit: 0, stderr: "" });
});

test("the log's own triggers are looked at too; those of somebody else's functions are not", async () => {
  await log.db.script(`
    create function public.watch() returns trigger language plpgsql as 'begin return null; end';
    create trigger watch after update on tenantry.tenants for each statement execute function public.watch();
    alter table tenantry.tenants disable trigger watch;
    alter table audit.change enable trigger append_only`); // as `enable trigger all` leaves them
  const verdict = await verifyAuditLog({ databaseUrl: databaseUrl() });
  expect(verdict).toMatchObject({
    bad: null,
    disabled_triggers: [{ table: "audit.change", trigger: "append_only", fires: "origin" }],
  });
  expect(renderVerdict(verdict)).toContain(
    "    alter table audit.change enable always trigger append_only; -- off under session_replication_role = replica\n",
  );
  const json = await tenantry("audit verify --json");
  expect(json.exit).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({ bad: null, disabled_triggers: [{ trigger: "append_only" }] });
});
