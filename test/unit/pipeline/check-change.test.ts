import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkChange, selectIntroduced } from "../../../src/pipeline/check-change.ts";
import { renderDiagnosticsJson } from "../../../src/report/diagnostics/json.ts";
import { summarize } from "../../../src/report/diagnostics/report.ts";
import { flag, sampleFiles, tenant, type Files } from "../../support/catalogs.ts";
import { judgeTree } from "../../../src/pipeline/judge.ts";
import { commitAll, git, makeFolder } from "../../support/git-folder.ts";

const today = "2026-11-23";
let root: string;
beforeEach(() => {
  root = makeFolder();
  write(sampleFiles);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Files): void {
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (data === undefined) rmSync(join(root, path));
    else writeFileSync(join(root, path), JSON.stringify(data, null, 1));
  }
}

async function check(base: string, day = today) {
  const { diagnostics } = await checkChange({ root, today: day, base });
  return diagnostics.map(({ rule, severity, introduced }) => `${introduced ? "new" : "old"} ${severity} ${rule}`);
}

describe("what the change introduces", () => {
  const acme = sampleFiles["tenants/acme.yaml"] ?? {};

  test("is told from what was there, also when lines move", async () => {
    write({ "tenants/acme.yaml": { ...acme, tier: "plat" } });
    const base = commitAll(root, "An error that nobody looked at");
    write({ "tenants/acme.yaml": { tenant_id: "acme", ...acme, tier: "plat", labels: { segment: "internal" } } });
    write({ "tenants/nova.yaml": tenant("nova", { tier: "glod" }) });
    expect(await check(base)).toEqual(["old error references/unknown-tier", "new error references/unknown-tier"]);
  });

  test("counts: of two that say the same, one more than before is new", async () => {
    const twice = flag("panel", { rollout: [{ tiers: ["plat"], percent: 1 }] });
    write({ "flags/panel.yaml": twice });
    const base = commitAll(root, "One");
    const rollout = [
      { tiers: ["plat"], percent: 1 },
      { tiers: ["plat"], percent: 2 },
    ];
    write({ "flags/panel.yaml": flag("panel", { rollout }) });
    const found = (await check(base)).filter((line) => line.includes("unknown-tier"));
    expect(found).toEqual(["old error references/unknown-tier", "new error references/unknown-tier"]);
  });

  test("is also what was milder before: a date that has passed in a file that is touched", async () => {
    const late = flag("panel", { created: "2026-09-01", expires: "2026-11-20" });
    write({ "flags/panel.yaml": late });
    const base = commitAll(root, "A flag");
    expect(await check(base)).toEqual(["old warning lint/expired"]);
    write({ "flags/panel.yaml": { ...late, description: "Changed" } });
    expect(await check(base)).toEqual(["new error lint/expired"]);
  });
});

test("what came to the base since the change left it is none of the change", async () => {
  write({ "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], tier: "plat" } });
  commitAll(root, "An error that nobody looked at");
  git(root, "branch", "-M", "main");
  git(root, "checkout", "--quiet", "-b", "change");
  write({ "tenants/late.yaml": tenant("late", { tier: "glod" }) });
  commitAll(root, "The change");
  git(root, "checkout", "--quiet", "main");
  write({ "tenants/acme.yaml": sampleFiles["tenants/acme.yaml"], "tenants/nova.yaml": tenant("nova") });
  commitAll(root, "A tenant more, and an error mended");
  git(root, "checkout", "--quiet", "change");
  expect(await check("main")).toEqual(["old error references/unknown-tier", "new error references/unknown-tier"]);
});

test("what the base has too is not mended either", async () => {
  const yes = { features: { analytics: "yes" } };
  write({ "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], ...yes } });
  const base = commitAll(root, "An error that nobody looked at");
  write({ "tenants/nova.yaml": tenant("nova", yes) });
  const order = { fix: true, "dry-run": true, all: false };
  const { fixes, diagnostics } = await judgeTree({ root, today, base }, order);
  expect(fixes?.files.map(({ file }) => file)).toEqual(["tenants/nova.yaml"]);
  expect(diagnostics).toEqual([]);
  const all = await judgeTree({ root, today, base }, { ...order, all: true });
  expect(all.fixes?.files.map(({ file }) => file)).toEqual(["tenants/acme.yaml", "tenants/nova.yaml"]);
});

test("what the base has too is left out, and counted", async () => {
  write({ "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], tier: "plat" } });
  const base = commitAll(root, "An error that nobody looked at");
  write({ "tenants/nova.yaml": tenant("nova", { tier: "glod" }) });
  const shown = selectIntroduced(await checkChange({ root, today, base }));
  expect(shown.diagnostics.map(({ file }) => file)).toEqual(["tenants/nova.yaml"]);
  expect(summarize(shown)).toMatch(
    /^1 error in 1 file \(\d+ files checked, 1 that the base has too: --all shows them\)$/,
  );
  expect(JSON.parse(renderDiagnosticsJson(shown))).toMatchObject({
    summary: { errors: 1, before: 1 },
    diagnostics: [{ introduced: true }],
  });
});

describe("safety limits", () => {
  const renamed = (ids: readonly string[]) =>
    Object.fromEntries(
      ids.map((id) => [`tenants/${id}.yaml`, { ...sampleFiles[`tenants/${id}.yaml`], display_name: "x" }]),
    );
  const many = ["acme", "beta", "core", "emea/delta"];

  test("are judged in the change, at their place, with the line that acknowledges it", async () => {
    const base = commitAll(root, "Before");
    write(renamed(many));
    const { diagnostics } = await checkChange({ root, today, base });
    expect(diagnostics).toMatchObject([
      { rule: "safety/limit", severity: "error", file: "tenantry.yaml", introduced: true, clock: false },
    ]);
    expect(diagnostics[0]?.hint).toContain("`Tenantry-Allow: updates=4 REASON`");
  });

  test("are acknowledged by a commit of the change", async () => {
    const base = commitAll(root, "Before");
    write(renamed(many));
    commitAll(root, "Rename\n\nTenantry-Allow: updates=4 renamed after the merger");
    expect(await check(base)).toEqual([]);
  });

  test("say what of a commit's message cannot be read", async () => {
    const base = commitAll(root, "Before");
    write(renamed(many));
    commitAll(root, "Rename\n\nTenantry-Allow: update=4 renamed");
    const { diagnostics } = await checkChange({ root, today, base });
    expect(diagnostics[0]?.hint).toMatch(/ What it says now cannot be read: "update=4 renamed"\.$/);
  });

  test("are left aside where a catalog has errors: there is no plan", async () => {
    const base = commitAll(root, "Before");
    write({ ...renamed(many), "tenants/nova.yaml": tenant("nova", { tier: "glod" }) });
    expect(await check(base)).toEqual(["new error references/unknown-tier"]);
  });
});
