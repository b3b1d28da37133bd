/** The network fails in the middle of a command: it ends by its deadline, says why, and the next one finishes the work. */
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { drainOutbox } from "../../src/pipeline/drain.ts";
import type { Direction, Fault, Proxy } from "../support/proxy.ts";
import { proxyTo } from "../support/proxy.ts";
import { startRedis } from "../support/redis.ts";
import type { TestServer } from "../support/server-process.ts";
import type { Addresses, Command, CommandName } from "./support/network-commands.ts";
import { COMMANDS, newCommand, outcomeOf } from "./support/network-commands.ts";
import { isSoak, seeded } from "./support/seeded.ts";
import { listViolations } from "./support/whole-registry.ts";

/** Of each command, wire and direction: where in the conversation the wire breaks. */
const CUTS = isSoak ? 60 : 4;
/** A connection that ends is noticed at once; those to Redis are tried again for 1.6 s, each time up to 3 s. */
const BROKEN_MS = 20_000;
const HEALED_MS = 10_000;
/** The server's 60 s for a statement and 5 s of grace, then the attempt to cancel it and to ask for what became of it. */
const SILENT_MS = 85_000;

interface Wires {
  readonly postgres: Proxy;
  readonly redis: Proxy;
  readonly direct: Addresses;
  readonly through: Addresses;
}

let server: TestServer;
let databases = 0; // of Redis: each belongs to one registry
beforeAll(async () => {
  server = await startRedis({ databases: "64" });
  return () => server.stop();
});

async function newWires({ workspace, role }: Command): Promise<Wires> {
  const direct = { databaseUrl: workspace.database.urlAs(role), redisUrl: `${server.url}/${databases++}` };
  const wires = { postgres: await proxyTo(direct.databaseUrl), redis: await proxyTo(direct.redisUrl) };
  onTestFinished(async () => {
    await wires.postgres.close();
    await wires.redis.close();
  });
  const through = { databaseUrl: `${wires.postgres.url}?connect_timeout=1`, redisUrl: wires.redis.url };
  return { ...wires, direct, through };
}

/** What is wrong with the registry, apart from its tenants being live what Git says: an emergency and a hand are at work. */
async function lookAtLog({ workspace, catalogs }: Command): Promise<string[]> {
  const violations = await workspace.db.transaction((tx) => listViolations(tx, { catalogs }), { readOnly: true });
  return violations.filter((violation) => !violation.startsWith("plan: tenant"));
}

/** What waits is delivered in the end. */
async function waitingAfter({ workspace }: Command, { redisUrl }: Addresses): Promise<unknown> {
  const { signal } = new AbortController();
  const databaseUrl = workspace.database.urlAs("tenantry_sync");
  return drainOutbox({ root: workspace.root, asked: "redis", redisUrl, databaseUrl, environment: "test", signal });
}

async function breakOnce(command: Command, wires: Wires, wire: "postgres" | "redis", fault: Fault, deadlineMs: number) {
  await command.prepare(wires.direct);
  wires[wire].inflict(fault);
  const outcome = await outcomeOf(command.run(wires.through), deadlineMs);
  const { struck } = wires[wire];
  wires[wire].heal();
  if (outcome !== "done") expect(outcome.code).toBe("unavailable");
  expect(await lookAtLog(command)).toEqual([]);
  expect(await outcomeOf(command.run(wires.through), HEALED_MS)).toBe("done");
  return { outcome, struck };
}

/** How many bytes go each way when nothing is wrong. */
async function measure(command: Command, { postgres, redis, direct, through }: Wires) {
  await waitingAfter(command, direct);
  await command.prepare(direct);
  for (const wire of [postgres, redis]) wire.inflict({ kind: "delay", milliseconds: 0 });
  expect(await outcomeOf(command.run(through), BROKEN_MS)).toBe("done");
  for (const wire of [postgres, redis]) wire.heal();
  const lengths = (wire: Proxy): Record<Direction, number> => ({ up: wire.carried("up"), down: wire.carried("down") });
  return { postgres: lengths(postgres), redis: lengths(redis) };
}

function describeCommands(title: string, run: (name: CommandName) => Promise<void>, timeout: number): void {
  describe(title, () => {
    test.each(COMMANDS)("%s", run, timeout);
  });
}

describeCommands(
  "cut or reset anywhere in its conversation, it ends at once with its reason",
  async (name) => {
    const command = await newCommand(name);
    const wires = await newWires(command);
    const lengths = await measure(command, wires);
    const random = seeded(COMMANDS.indexOf(name));
    const tried = { faults: 0, struck: 0, refused: 0 };
    for (const wire of ["postgres", "redis"] as const)
      for (const direction of ["up", "down"] as const) {
        const length = lengths[wire][direction];
        for (let cut = 0; length > 0 && cut < CUTS; cut++) {
          const after = { direction, bytes: random.below(length) } as const;
          const fault = { kind: random.pick(["cut", "reset"] as const), after };
          const { outcome, struck } = await breakOnce(command, wires, wire, fault, BROKEN_MS);
          tried.faults += 1;
          tried.struck += Number(struck);
          tried.refused += Number(outcome !== "done");
          // Without Redis everything that was asked for is done, or waits in the outbox.
          if (wire === "redis") expect(outcome).toBe("done");
        }
      }
    console.info(name, tried);
    // A conversation may be a little shorter than the one that was measured.
    expect(tried.struck).toBeGreaterThan(tried.faults * 0.8);
    expect(tried.refused).toBeGreaterThan(0);
    expect(await waitingAfter(command, wires.direct)).toMatchObject({ state: "delivered" });
  },
  isSoak ? 900_000 : 120_000,
);

describeCommands(
  "over a slow wire it works as ever",
  async (name) => {
    const command = await newCommand(name);
    const wires = await newWires(command);
    for (const wire of ["postgres", "redis"] as const) {
      const fault = { kind: "delay", milliseconds: 5 } as const;
      expect(await breakOnce(command, wires, wire, fault, BROKEN_MS)).toMatchObject({ outcome: "done" });
    }
  },
  60_000,
);

describeCommands(
  "without anybody at the other end it ends by its deadline",
  async (name) => {
    const command = await newCommand(name);
    const wires = await newWires(command);
    const { outcome } = await breakOnce(command, wires, "postgres", { kind: "blackhole" }, 5_000);
    expect(outcome).toMatchObject({ message: expect.stringContaining("did not answer in time") as string });
    const redis = await breakOnce(command, wires, "redis", { kind: "blackhole" }, BROKEN_MS);
    expect(redis.outcome).toBe("done");
    expect(await waitingAfter(command, wires.direct)).toMatchObject({ state: "delivered" });
  },
  60_000,
);

test.runIf(isSoak)(
  "when the wire falls silent in the middle of a conversation, every command ends by its deadline",
  async () => {
    const random = seeded(5);
    const begun: { name: CommandName; command: Command; wires: Wires; after: NonNullable<Fault["after"]> }[] = [];
    for (const name of COMMANDS) {
      const command = await newCommand(name);
      const wires = await newWires(command);
      const { up } = (await measure(command, wires)).postgres;
      begun.push({
        name,
        command,
        wires,
        after: { direction: "up", bytes: Math.floor(up / 2) + random.below(up / 2) },
      });
    }
    const outcomes = await Promise.all(
      begun.map(async ({ command, wires, after }) =>
        breakOnce(command, wires, "postgres", { kind: "blackhole", after }, SILENT_MS),
      ),
    );
    console.info(outcomes.map(({ outcome }, index) => [begun[index]?.name, outcome === "done" ? outcome : outcome.message])); // prettier-ignore
    expect(outcomes.map(({ struck }) => struck)).toEqual(COMMANDS.map(() => true));
  },
  SILENT_MS * 3,
);
