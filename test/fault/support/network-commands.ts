import type { Catalog } from "../../../src/model/catalog.ts";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { compileTree } from "../../../src/pipeline/compile.ts";
import { drainOutbox } from "../../../src/pipeline/drain.ts";
import { planRegistry } from "../../../src/pipeline/plan-registry.ts";
import { resume } from "../../../src/pipeline/resume.ts";
import { readStatus } from "../../../src/pipeline/status.ts";
import { suspend } from "../../../src/pipeline/suspend.ts";
import type { TestRole } from "../../support/template.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../../support/workspace.ts";

/** Addresses, of the servers themselves or of wires to them. */
export interface Addresses {
  readonly databaseUrl: string;
  readonly redisUrl: string;
}

/** A command with something to do, again and again. */
export interface Command {
  readonly workspace: Workspace;
  readonly role: TestRole;
  /** Every commit that may have been synced. */
  readonly catalogs: ReadonlyMap<string, Catalog>;
  /** Makes work for the next run; `direct` are the servers themselves. */
  prepare(direct: Addresses): Promise<void>;
  run(through: Addresses): Promise<unknown>;
}

export const COMMANDS = ["sync", "plan", "status", "deliver", "suspend"] as const;
export type CommandName = (typeof COMMANDS)[number];

const common = { asked: "redis", environment: "test" } as const;
const today = "2026-11-23";

export async function newCommand(name: CommandName): Promise<Command> {
  const workspace = await syncedWorkspace();
  const { root } = workspace;
  const catalogs = new Map<string, Catalog>();
  let changes = 0;
  const commit = async () => {
    changes += 1;
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: `limits: {max_users: ${changes}}\n` }));
    catalogs.set(workspace.commit("change"), (await compileTree({ root, today })).catalog);
  };
  const emergency = { ...common, root, actor: "olga", tenantId: "acme", reason: "leaked", now: `${today}T09:00:00Z` };
  const touch = async () => {
    changes += 1;
    await workspace.db.query("update tenantry.tenants set labels = jsonb_build_object('n', $1::int)", [changes]);
  };
  const parts: Record<CommandName, Pick<Command, "role" | "prepare" | "run">> = {
    sync: { role: "tenantry_sync", prepare: commit, run: (through) => workspace.sync({ ...common, ...through }) },
    plan: {
      role: "tenantry_reader",
      prepare: commit,
      run: ({ databaseUrl }) => planRegistry({ root, today, environment: "test", databaseUrl }),
    },
    status: {
      role: "tenantry_reader",
      prepare: () => Promise.resolve(),
      run: (through) => readStatus({ ...common, ...through, root }),
    },
    deliver: {
      role: "tenantry_sync",
      prepare: touch,
      run: (through) => drainOutbox({ ...common, ...through, root, signal: new AbortController().signal }),
    },
    suspend: {
      role: "tenantry_emergency",
      // What was not suspended cannot be resumed.
      prepare: (direct) => resume({ ...emergency, ...direct }).then(() => undefined, onlyRefused),
      run: (through) => suspend({ ...emergency, ...through }),
    },
  };
  await commit();
  await workspace.sync();
  return { workspace, catalogs, ...parts[name] };
}

function onlyRefused(error: unknown): void {
  if (!(error instanceof OperationalError) || error.code !== "refused") throw error;
}

/** How a command ended: with its answer, or with an error that says what and how to mend it. Anything else is thrown. */
export async function outcomeOf(work: Promise<unknown>, deadlineMs: number): Promise<"done" | OperationalError> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`It did not end within ${deadlineMs / 1000} s.`));
    }, deadlineMs);
  });
  try {
    await Promise.race([work, late]);
    return "done";
  } catch (error) {
    if (!(error instanceof OperationalError) || error.hint === "" || !/\.$/.test(error.message)) throw error;
    return error;
  } finally {
    clearTimeout(timer);
  }
}
