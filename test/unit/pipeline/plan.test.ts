import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CatalogRefused, checkTree } from "../../../src/pipeline/check.ts";
import { compileTree } from "../../../src/pipeline/compile.ts";
import { planBetween } from "../../../src/pipeline/plan.ts";
import { explainValue } from "../../../src/pipeline/why.ts";
import { flag, sampleFiles, tenant, type Files } from "../../support/catalogs.ts";
import { commitAll, makeFolder } from "../../support/git-folder.ts";

const today = "2026-11-23";
let root: string;
let base: string;
beforeEach(() => {
  root = makeFolder();
  write(sampleFiles);
  base = commitAll(root, "The state before");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(files: Files): void {
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (data === undefined) rmSync(join(root, path));
    else writeFileSync(join(root, path), JSON.stringify(data, null, 1));
  }
}

describe("planBetween", () => {
  const changes = { "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], display_name: "Acme Ltd" } };

  test("goes from a commit to the working tree, without a database", async () => {
    write(changes);
    const { plan } = await planBetween({ root, today, baseRef: "HEAD" });
    expect(plan).toMatchObject({
      environment: null,
      base: { label: `commit ${base.slice(0, 7)}`, commit: base, revision: null, epoch: null },
      target: { commit: null },
      summary: { create: 0, update: 1, delete: 0 },
    });
    const commit = commitAll(root, "Rename");
    const committed = await planBetween({ root, today, baseRef: base });
    expect(committed.plan.target.commit).toBe(commit);
    expect(committed.plan.hash).toBe(plan.hash);
  });

  test("counts what commits on the way acknowledge", async () => {
    const ids = ["acme", "beta", "core", "emea/delta"];
    write(
      Object.fromEntries(
        ids.map((id) => [`tenants/${id}.yaml`, { ...sampleFiles[`tenants/${id}.yaml`], display_name: "x" }]),
      ),
    );
    commitAll(root, "Rename");
    expect((await planBetween({ root, today, baseRef: base })).plan.safety).toMatchObject([{ count: 4 }]);
    write({ "tenants/nova.yaml": tenant("nova") });
    commitAll(root, "Add nova\n\nTenantry-Allow: updates=4 renamed after the merger");
    expect((await planBetween({ root, today, baseRef: base })).plan.safety).toEqual([]);
  });

  test("refuses errors in the working tree, and says which", async () => {
    write({ "tenants/acme.yaml": tenant("acme", { tier: "platinum" }) });
    const refused = await planBetween({ root, today, baseRef: "HEAD" }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CatalogRefused);
    expect(refused).toMatchObject({
      code: "refused",
      message: "The catalog of the working tree has an error.",
      report: { diagnostics: [{ rule: "references/unknown-tier", file: "tenants/acme.yaml" }], filesChecked: 15 },
    });
  });

  test("refuses a base that cannot be compiled, not one that breaks a stricter rule", async () => {
    write({ "flags/parked.yaml": flag("parked", { expires: "2028-01-01" }) });
    const strict = commitAll(root, "A flag that lives too long");
    write({
      "flags/parked.yaml": sampleFiles["flags/parked.yaml"],
      "tenants/beta.yaml": tenant("beta", { tier: "x" }),
    });
    const broken = commitAll(root, "Shorter, but broken");
    write({ "tenants/beta.yaml": sampleFiles["tenants/beta.yaml"] });
    expect((await planBetween({ root, today, baseRef: strict })).plan.entities).toHaveLength(1);
    await expect(planBetween({ root, today, baseRef: broken })).rejects.toThrow(`commit ${broken.slice(0, 7)} has an`);
  });
});

describe("a clock", () => {
  const late = "2027-06-01"; // long after every flag of the sample

  test("makes findings, and stops neither compile nor plan", async () => {
    const { diagnostics } = await checkTree({ root, today: late });
    expect(diagnostics.some(({ severity, clock }) => severity === "error" && clock)).toBe(true);
    expect((await compileTree({ root, today: late })).catalog.hash).toBe(
      (await compileTree({ root, today })).catalog.hash,
    );
  });

  test("is an error at once in what the change touches, and frozen by as_of", async () => {
    const expired = async (base?: string) =>
      (await checkTree({ root, base, today: "2026-12-20" })).diagnostics
        .filter(({ rule }) => rule === "lint/expired")
        .map(({ severity, file }) => `${severity} ${file}`);
    expect(new Set((await expired()).map((line) => line.split(" ")[0]))).toEqual(new Set(["warning"]));
    write({ "flags/parked.yaml": { ...sampleFiles["flags/parked.yaml"], description: "touched" } });
    expect(await expired("HEAD")).toContain("error flags/parked.yaml");
    write({ "tenantry.yaml": { ...sampleFiles["tenantry.yaml"], as_of: today } });
    expect(await expired("HEAD")).toEqual([]);
    expect((await checkTree({ root, today: late })).frozenAt).toBe(today);
  });
});

describe("explainValue", () => {
  const explain = (id: string, path: string) => explainValue({ root, today, id, path });

  test("names the line", async () => {
    expect(await explain("acme", "limits.max_users")).toEqual({
      tenant_id: "acme",
      path: "limits.max_users",
      value: 300,
      currency: "INR",
      source: "tenant",
      file: "tenants/acme.yaml",
      line: 9,
      column: 16,
    });
    expect(await explain("beta", "limits.max_users")).toMatchObject({ value: 200, file: "tiers/gold.yaml", line: 6 });
    expect(await explain("beta", "features.analytics")).toMatchObject({ value: false, source: "tenant" });
    expect(await explain("acme", "flags.new_ui")).toMatchObject({ source: "flag:new_ui", file: "flags/new_ui.yaml" });
    expect(await explain("acme", "prevent_deletion")).toMatchObject({ value: false, source: "default" });
  });

  test.each([
    ["acmee", "status", "refused", "Did you mean `acme`?"],
    ["acme", "limits.max_user", "usage", "Did you mean limits.max_users?"],
    ["acme", "flags.parked", "usage", "There are: flags.fast_path, flags.new_ui."],
    ["acme", "constructor", "usage", "There are: "],
    ["toString", "status", "refused", "There are acme, beta, core, delta, echo."],
  ])("%s %s is unknown", async (id, path, code, hint) => {
    const error: unknown = await explain(id, path).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "OperationalError", code });
    expect(error).toHaveProperty("hint", expect.stringContaining(hint));
  });
});
