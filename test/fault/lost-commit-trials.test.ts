/** A sync whose COMMIT loses its connection, over and over: it is applied exactly once, and its answer is the truth. */
import { describe, expect, onTestFinished, test } from "vitest";
import type { Catalog } from "../../src/model/catalog.ts";
import { OperationalError } from "../../src/model/operational-error.ts";
import { compileTree } from "../../src/pipeline/compile.ts";
import type { SeveringProxy } from "../support/severed-commit.ts";
import { severCommit } from "../support/severed-commit.ts";
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../support/workspace.ts";
import { isSoak, seeded } from "./support/seeded.ts";
import { lookAt } from "./support/whole-registry.ts";

const TRIALS = isSoak ? 300 : 40;

interface Wires {
  readonly before: SeveringProxy;
  readonly after: SeveringProxy;
}

async function newWires({ database }: Workspace): Promise<Wires> {
  const direct = database.urlAs("tenantry_sync");
  const wires = { before: await severCommit(direct, "before"), after: await severCommit(direct, "after") };
  onTestFinished(() => {
    wires.before.close();
    wires.after.close();
  });
  return wires;
}

function throughWire({ database }: Workspace, wire: SeveringProxy): string {
  const url = new URL(database.urlAs("tenantry_sync"));
  url.port = String(wire.port);
  return url.href;
}

/** Syncs once with its COMMIT cut, and says what of its answer is not so. */
async function tryOnce(workspace: Workspace, wire: SeveringProxy, catalogs: Map<string, Catalog>): Promise<string[]> {
  const commit = workspace.commit("change");
  catalogs.set(commit, (await compileTree({ root: workspace.root, today: "2026-11-23" })).catalog);
  const cuts = wire.severed();
  const settings = { databaseUrl: throughWire(workspace, wire), onPlan: () => wire.arm() };
  const said = await workspace.sync(settings).then(({ applied }) => applied !== null, refusal);
  expect(wire.severed()).toBe(cuts + 1);
  const { rows } = await workspace.db.query<{ last: string }>(
    "select last_commit as last from tenantry.registry_state",
  );
  const written = rows[0]?.last === commit;
  const lied = said === written ? [] : [`answer: ${String(said)}, but written is ${String(written)}`];
  return [...lied, ...(await lookAt(workspace.db, { catalogs }))];
}

/** False for the word that nothing was written; any other failure is one of the test. */
function refusal(error: unknown): false {
  if (error instanceof OperationalError && error.message.endsWith("nothing was written.")) return false;
  throw error;
}

test(`${TRIALS} lost COMMITs: each sync is applied once or not at all, and says which`, async () => {
  const workspace = await syncedWorkspace();
  const wires = await newWires(workspace);
  const random = seeded(300);
  const catalogs = new Map<string, Catalog>();
  const counts = { before: 0, after: 0 };
  for (let trial = 1; trial <= TRIALS; trial++) {
    const when = random.pick(["before", "after"] as const);
    counts[when] += 1;
    const tenant = random.pick(["acme", "beta"]);
    workspace.write(`tenants/${tenant}.yaml`, tenantYaml(tenant, { extra: `limits: {max_users: ${trial}}\n` }));
    expect(await tryOnce(workspace, wires[when], catalogs), `trial ${trial}, ${when}`).toEqual([]);
  }
  console.info(`COMMIT was cut ${counts.before} times before the server heard of it, ${counts.after} times after.`);
  const { rows } = await workspace.db.query<{ runs: number }>("select count(*) as runs from tenantry.sync_runs");
  expect(rows).toEqual([{ runs: counts.after + 1 }]);
}, 900_000);

describe("a sync that cannot find its own run", () => {
  test("is found out: it says that nothing was written, and it was", async () => {
    const workspace = await syncedWorkspace();
    const wires = await newWires(workspace);
    // Rows can be written, and nobody but a superuser sees them.
    await workspace.db.script(`alter table tenantry.sync_runs enable row level security;
      create policy blind on tenantry.sync_runs for insert with check (true)`);
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
    const violations = await tryOnce(workspace, wires.after, new Map());
    expect(violations).toEqual(["answer: false, but written is true"]);
  });
});
