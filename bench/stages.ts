/**
 * A sync stage by stage, in one process: says where the time of `tenantry sync` goes.
 * `node dist/bench/stages.js CATALOG DATABASE_URL` prints milliseconds by stage as JSON.
 */
import { randomUUID } from "node:crypto";
import { checkProject } from "../src/check/check-project.ts";
import { compileCatalog } from "../src/compile/compile-catalog.ts";
import { readHead } from "../src/git/read-head.ts";
import { openWorkingTree } from "../src/load/disk-source.ts";
import { loadProject } from "../src/load/load-project.ts";
import { readState } from "../src/pipeline/plan.ts";
import { diffCatalog } from "../src/plan/diff-catalog.ts";
import { resolveSyncPolicy } from "../src/plan/sync-policy.ts";
import { openDatabase } from "../src/registry/open.ts";
import { applyPlan, isUpToDate } from "../src/sync/apply-plan.ts";
import { asOf } from "./catalog/catalog.ts";

const [root = ".", url = ""] = process.argv.slice(2);
const stages: Record<string, number> = {};
let last = performance.now();
const lap = (stage: string) => {
  const now = performance.now();
  stages[stage] = now - last;
  last = now;
};

stages["start"] = last;
const loaded = loadProject(openWorkingTree(root));
lap("load");
const { project, diagnostics } = checkProject(loaded, { today: asOf });
if (project === undefined || diagnostics.length > 0) throw new Error("The catalog is not clean.");
lap("check");
const catalog = compileCatalog(project);
lap("compile");
const db = await openDatabase(url);
const head = await readHead(root);
lap("connect, git");
const state = await db.transaction((tx) => readState(tx, catalog), { readOnly: true });
lap("read state");
const policy = resolveSyncPolicy(project.config.data);
const { environment } = state.info;
const plan = diffCatalog({ catalog, state, commit: head.commit, label: "registry", environment, policy });
lap("plan");
if (!isUpToDate(plan, state.info))
  await applyPlan(db, {
    plan,
    attribution: {
      actor: "bench@gcc.example",
      actor_source: "env",
      pr_url: null,
      pr_source: null,
      commit: head.commit,
      reason: null,
    },
    syncId: randomUUID(),
    startedAt: new Date().toISOString(),
    limits: { ...catalog.limits },
  });
lap("apply");
await db.close();
console.log(JSON.stringify(stages));
