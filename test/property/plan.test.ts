import fc from "fast-check";
import { expect, test } from "vitest";
import type { Catalog, TenantDocument } from "../../src/model/catalog.ts";
import type { RegistryState } from "../../src/model/registry.ts";
import { canonicalJson, sha256Hex } from "../../src/compile/canonical.ts";
import { isEmptyPlan } from "../../src/model/plan.ts";
import { diffCatalog } from "../../src/plan/diff-catalog.ts";
import { resolveSyncPolicy } from "../../src/plan/sync-policy.ts";
import { stateOfCatalog } from "../../src/plan/state-of-catalog.ts";
import { catalogOf, projectOf } from "../support/catalogs.ts";
import { anyDocument } from "../support/documents.ts";
import { applyTo, editLive, holdOn, suspend } from "../support/memory-registry.ts";
import { runs } from "../support/runs.ts";

const sample = catalogOf();
const policy = resolveSyncPolicy(projectOf().config.data);
const ids = ["acme", "beta", "core"];

/** A catalog of these documents, whatever they hold: plan must not rely on what compile would never say. */
function catalogWith(documents: readonly TenantDocument[]): Catalog {
  const tenants = documents.map((document, index) => {
    const tenant_id = ids[index] ?? "zeta";
    const { suspension, ...rest } = { ...document, tenant_id };
    const whole = rest.status === "suspended" && suspension ? { ...rest, suspension } : rest;
    const hash = sha256Hex(canonicalJson(JSON.parse(JSON.stringify(whole)) as never));
    return [tenant_id, { document: whole, hash, source_path: `tenants/${tenant_id}.yaml`, origins: {} }];
  });
  return { ...sample, tenants: Object.fromEntries(tenants) as Catalog["tenants"] };
}

const catalogs = fc.array(anyDocument, { minLength: 1, maxLength: 3 }).map(catalogWith);
const events = fc.array(
  fc.record({ id: fc.constantFrom(...ids), what: fc.constantFrom("edit", "suspend", "limit"), document: anyDocument }),
  { maxLength: 4 },
);

function happen(state: RegistryState, { id, what, document }: { id: string; what: string; document: TenantDocument }) {
  if (!state.tenants.has(id)) return state;
  const { limits, config, labels, features } = document;
  if (what === "edit") return editLive(state, id, { limits, config, labels, features });
  const number = state.holds.length + 1;
  if (what === "suspend") return suspend(state, id, number);
  return { ...state, holds: [...state.holds, holdOn(id, "limits.max_users", 1, number)] };
}

const plan = (catalog: Catalog, state: RegistryState) =>
  diffCatalog({ catalog, state, commit: null, label: "", environment: "test", policy });

test("a plan that is applied gives an empty plan, whatever hands and holds have done before", () => {
  fc.assert(
    fc.property(catalogs, catalogs, events, (before, after, done) => {
      const state = done.reduce(happen, stateOfCatalog(before));
      const first = plan(after, state);
      const second = plan(after, applyTo(state, first));
      expect(isEmptyPlan(second)).toBe(true);
      expect(second.held.map(({ hold_id }) => hold_id)).toEqual(first.held.map(({ hold_id }) => hold_id));
    }),
    runs(300),
  );
});

test("a suspended tenant under a hold is suspended after every sync", () => {
  fc.assert(
    fc.property(catalogs, catalogs, (before, after) => {
      const state = suspend(stateOfCatalog(before), "acme");
      const synced = applyTo(state, plan(after, state));
      expect(synced.tenants.get("acme")?.live.status).toBe("suspended");
    }),
    runs(200),
  );
});

test("a plan is JSON: it reads back as it was", () => {
  fc.assert(
    fc.property(catalogs, catalogs, (before, after) => {
      const made = plan(after, stateOfCatalog(before));
      expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    }),
  );
});
