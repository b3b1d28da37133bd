/** A plan from `plan --out` to `sync FILE`, through files as people have them. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildCli } from "../../support/cli.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { emptyDatabase } from "../../support/database.ts";

beforeAll(buildCli);

test("is refused when a number in it was edited, and applied as it was written", async () => {
  const project = await newCliProject(await emptyDatabase());
  expect(await project.run("migrate")).toMatchObject({ exit: 0 });
  expect(await project.run("plan --out plan.json")).toMatchObject({ exit: 0 });
  const file = join(project.root, "plan.json");
  const text = readFileSync(file, "utf8");

  writeFileSync(file, text.replace('"create": 2', '"create": 1'));
  const refused = await project.run("sync plan.json");
  expect(refused).toMatchObject({ exit: 64, stdout: "" });
  expect(refused.stderr).toContain("The file was edited: plan.json is no longer what was planned.");

  writeFileSync(file, text);
  const applied = await project.run("sync plan.json");
  expect(applied, applied.stderr).toMatchObject({ exit: 0 });
  expect(applied.stdout).toContain("Applied: 2 created");
  expect((await project.run("status")).stdout).toMatch(/^last sync +.* by Ann Author <.*> \(git, asserted\): 2 /m);
});
