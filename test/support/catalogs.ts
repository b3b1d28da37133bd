import type { Catalog } from "../../src/model/catalog.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { LoadedProject, Project } from "../../src/model/project.ts";
import { checkProject } from "../../src/check/check-project.ts";
import { compileCatalog } from "../../src/compile/compile-catalog.ts";
import { loadProject } from "../../src/load/load-project.ts";

/** Files by path; JSON is YAML, so a file is written as its data. undefined takes a file away. */
export type Files = Readonly<Record<string, JsonObject | undefined>>;

const owner = "owner@gcc.example";
const tracking_issue = "https://issues.gcc.example/A-1";

/** Two tiers, four features, three flags and five tenants: one of each case that compile and plan tell apart. */
export const sampleFiles: Files = {
  "tenantry.yaml": {
    version: 1,
    currency: "INR",
    cache: "none",
    limits: {
      max_users: { unit: "users", kind: "quota" },
      max_queries_per_day: { unit: "queries", kind: "rate", per: "day", description: "Resets at midnight UTC" },
    },
  },
  "tiers/silver.yaml": tier("silver", {
    features: ["search"],
    addons: ["analytics", "exports", "legacy"],
    monthly_cost: 1000.1,
  }),
  "tiers/gold.yaml": tier("gold", {
    rank: 2,
    limits: { max_users: { default: 200, ceiling: 400 }, max_queries_per_day: "unlimited" },
    features: ["search", "analytics"],
    addons: ["exports"],
    monthly_cost: 5000,
    sla: { uptime_percent: 99.9, response_ms: 500 },
  }),
  "features/search.yaml": feature("search"),
  "features/analytics.yaml": feature("analytics", { requires: ["search"], monthly_cost: 100.2 }),
  "features/exports.yaml": feature("exports", { requires: ["search"], monthly_cost: 50.05 }),
  "features/legacy.yaml": feature("legacy"),
  "flags/fast_path.yaml": flag("fast_path", { kind: "ops", rollout: [{ tiers: ["gold"], percent: 100 }] }),
  "flags/new_ui.yaml": newUi(25),
  "flags/parked.yaml": flag("parked", { state: "off", rollout: [{ percent: 100 }] }),
  "tenants/acme.yaml": tenant("acme", { tier: "gold", limits: { max_users: 300 }, features: { exports: true } }),
  "tenants/beta.yaml": tenant("beta", { tier: "gold", features: { analytics: false } }),
  "tenants/core.yaml": tenant("core", { features: { analytics: true, exports: true }, config: { model: "small" } }),
  "tenants/emea/delta.yaml": tenant("delta", { status: "suspended", suspension: { reason: "unpaid" } }),
  "tenants/echo.yaml": tenant("echo", { status: "archived" }),
};

/** The flag new_ui for this share of the users of the tenants that have what it requires. */
export function newUi(percent: number): JsonObject {
  return flag("new_ui", { rollout: [{ tenants: ["acme", "core"], percent, by: "user" }], requires: ["analytics"] });
}

export function tenant(id: string, data: JsonObject = {}): JsonObject {
  return { tenant_id: id, display_name: id, tier: "silver", status: "active", owner, region: "ap-south-1", ...data };
}

export function tier(id: string, data: JsonObject = {}): JsonObject {
  return { tier: id, rank: 1, display_name: id, limits: { max_users: 20, max_queries_per_day: 1000 }, ...data };
}

export function feature(id: string, data: JsonObject = {}): JsonObject {
  return { feature: id, description: id, owner, ...data };
}

export function flag(id: string, data: JsonObject = {}): JsonObject {
  const dates = { created: "2026-10-01", expires: "2026-12-15" };
  return { flag: id, kind: "release", description: id, owner, ...dates, tracking_issue, state: "on", ...data };
}

/** The sample with these changes, as load hands it on. */
export function loadedOf(changes: Files = {}, order: (paths: string[]) => string[] = (paths) => paths): LoadedProject {
  const files = new Map(Object.entries({ ...sampleFiles, ...changes }).filter(([, data]) => data !== undefined));
  return loadProject({
    label: "test",
    list(folder) {
      const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      return order(inside).map((path) => ({ path, kind: "file" as const }));
    },
    read: (path) => (files.has(path) ? new TextEncoder().encode(JSON.stringify(files.get(path), null, 1)) : undefined),
  });
}

/** The typed project of the sample with these changes; throws when a file breaks its schema or names no tier. */
export function projectOf(changes: Files = {}, order?: (paths: string[]) => string[]): Project {
  const { diagnostics, project } = checkProject(loadedOf(changes, order), { today: "2026-11-23" });
  const broken = diagnostics.find(({ rule }) => /^(schema\/|references\/unknown-tier$)/.test(rule));
  if (project === undefined || broken !== undefined) throw new Error(`${broken?.file ?? ""}: ${broken?.message ?? ""}`);
  return project;
}

export function catalogOf(changes: Files = {}): Catalog {
  return compileCatalog(projectOf(changes));
}
