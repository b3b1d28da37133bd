/** The command as a process: what it prints, what it writes, and how it ends. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildCli } from "../../support/cli.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { newCliProject } from "../../support/cli-project.ts";

beforeAll(buildCli);

test("shows the difference, makes it, and says so; then there is nothing left to do", async () => {
  const project = await newCliProject();
  const db = await openDatabase(project.database.url);
  onTestFinished(() => db.close());
  const says = async (args: string, code = 0) => {
    const { exit, stdout, stderr } = await project.run(args);
    expect(exit, stderr).toBe(code);
    return stdout + stderr;
  };
  const file = () => readFileSync(join(project.root, "tenants/alpha.yaml"), "utf8");
  await says("sync --auto-approve");
  const before = file();
  await db.query("update tenantry.tenants set display_name = 'By hand' where tenant_id = 'alpha'");
  expect(await says("import --dry-run")).toContain("\n+display_name: By hand\n");
  expect(file()).toBe(before);
  expect(await says("import")).toBe(
    "edited tenants/alpha.yaml\n1 file now says what the registry test holds. Look at the difference, commit it and open a pull request.\n",
  );
  expect(file()).toContain("display_name: By hand\n");
  expect(await says("import")).toBe("There is nothing to take over from the registry test.\n");
  expect(JSON.parse(await says("import --json"))).toMatchObject({ format_version: "1.0", files: [], left: [] });
  expect(await says("import tenant.alhpa", 64)).toContain("Did you mean tenant.alpha?");
  await db.query("update tenantry.tenants set region = 'mars-north-1' where tenant_id = 'alpha'");
  expect(await says("import", 1)).toContain("tenants/region-not-allowed");
});
