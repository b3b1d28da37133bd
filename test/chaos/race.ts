import { tenantKeys } from "../../src/cache/keys.ts";
import { type CacheItem, decodeValue } from "../../src/cache/value.ts";
import type { TenantDocument } from "../../src/model/catalog.ts";
import type { Actor, Order } from "./race-orders.ts";
import { type Hands, type Protocol, closeHands, openHands } from "./race-protocols.ts";

/** One tenant and those who race for it. The registry is a plain number: the version of the tenant's row. */
interface Trial {
  readonly id: string;
  readonly order: Order;
  row: number;
  /** What each actor has read of the row. */
  readonly read: Map<Actor, number>;
}

/** Trials that take their steps side by side, each with keys of its own. */
const AT_ONCE = 10_000;
const ACTORS: readonly Actor[] = ["A", "B", "P", "L", "D", "F", "E"];

/**
 * Runs the race once in each order: a step is over, for all trials, before any takes its next. Answers how many ended with
 * an older document than the registry's in the value or in the backup.
 */
export async function countStale(url: string, protocol: Protocol, orders: readonly Order[]): Promise<number> {
  const hands = new Map<Actor, Hands>();
  for (const actor of ACTORS) hands.set(actor, await openHands(url));
  let stale = 0;
  for (let start = 0; start < orders.length; start += AT_ONCE) {
    const trials = orders.slice(start, start + AT_ONCE).map((order, index): Trial => {
      return { id: `t${start + index}`, order, row: 1, read: new Map() };
    });
    stale += await race(trials, protocol, hands);
  }
  for (const each of hands.values()) closeHands(each);
  return stale;
}

async function race(trials: readonly Trial[], protocol: Protocol, hands: ReadonlyMap<Actor, Hands>): Promise<number> {
  const [publisher, reader] = [handsOf(hands, "P"), handsOf(hands, "A")];
  await publisher.redis.flushall();
  await publisher.cache.publish(trials.map((trial) => itemOf(trial, 1)));
  const longest = Math.max(...trials.map(({ order }) => order.length));
  for (let step = 0; step < longest; step++)
    await Promise.all(ACTORS.map((actor) => move(actor, trials, step, protocol, handsOf(hands, actor))));
  const reply = await reader.redis.mget(trials.flatMap(({ id }) => [tenantKeys(id).value, tenantKeys(id).backup]));
  const old = (trial: Trial, text: string | null | undefined) =>
    (decodeValue(trial.id, text)?.config_version ?? trial.row) < trial.row;
  return trials.filter((trial, at) => old(trial, reply[2 * at]) || old(trial, reply[2 * at + 1])).length;
}

/** Those whose step it is; as they may have come to different ones of theirs, one after the other. */
async function move(
  actor: Actor,
  trials: readonly Trial[],
  step: number,
  protocol: Protocol,
  hands: Hands,
): Promise<void> {
  const moving = trials.filter(({ order }) => order[step] === actor);
  const taken = ({ order }: Trial) => order.slice(0, step).filter((each) => each === actor).length;
  for (const turn of [0, 1, 2]) {
    const now = moving.filter((trial) => taken(trial) === turn);
    if (now.length > 0) await take(actor, turn, now, protocol, hands);
  }
}

async function take(
  actor: Actor,
  turn: number,
  trials: readonly Trial[],
  protocol: Protocol,
  hands: Hands,
): Promise<void> {
  const { redis } = hands;
  const read = trials.map((trial) => itemOf(trial, trial.read.get(actor) ?? trial.row));
  const keys = trials.map(({ id }) => tenantKeys(id));
  const isRead = turn === (actor === "F" ? 1 : 0);
  if (actor === "D") await redis.del(keys.map(({ value }) => value));
  else if (actor === "F" && turn === 0)
    await redis.del(keys.flatMap(({ value, backup, fence }) => [value, backup, fence]));
  else if (actor === "E") await Promise.all(keys.map(({ fence }) => redis.pexpireat(fence, 1)));
  else if (actor === "P" && turn === 0) for (const trial of trials) trial.row = 2;
  else if (actor !== "P" && isRead) for (const trial of trials) trial.read.set(actor, trial.row);
  else if (actor === "A" || actor === "B") await protocol.fill(hands, read);
  else await protocol.publish(hands, read);
}

function handsOf(hands: ReadonlyMap<Actor, Hands>, actor: Actor): Hands {
  const found = hands.get(actor);
  if (found === undefined) throw new Error(`Nobody is ${actor}.`);
  return found;
}

function itemOf({ id }: Trial, version: number): CacheItem {
  const document = { tenant_id: id, status: version === 1 ? "active" : "suspended" };
  // Only the keys that the protocol looks at: a hundred megabytes less on the wire.
  return { tenant_id: id, epoch: 1, config_version: version, document: document as TenantDocument };
}
