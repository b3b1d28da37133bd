import { setTimeout as wait } from "node:timers/promises";
import type { Proxy } from "../support/proxy.ts";
import { type Stage, TENANTS, WIRES } from "./stage.ts";

/** Something that befalls the stage for a while. Of one place at most one fault is under way. */
export interface Fault {
  readonly name: string;
  readonly place: string;
  begin(stage: Stage, ms: number): unknown;
  end?(stage: Stage): unknown;
}

const touch =
  "update tenantry.tenants set labels = labels || jsonb_build_object('touched', now()) where tenant_id = $1";
const [victim] = TENANTS;

const SERVERS: readonly Fault[] = [
  { name: "kill Redis", place: "redis", begin: ({ redis }) => redis.kill(), end: ({ redis }) => redis.start() },
  {
    name: "kill Redis, which comes back with what it had a second ago",
    place: "redis",
    async begin({ redis, client }) {
      await client.save();
      await wait(1_000);
      await redis.kill();
    },
    end: ({ redis }) => redis.start(),
  },
  { name: "stop Redis", place: "redis", begin: ({ redis }) => redis.pause(), end: ({ redis }) => redis.resume() },
  { name: "kill PostgreSQL", place: "postgres", begin: (stage) => stage.killPostgres(), end: (stage) => stage.revivePostgres() },
  { name: "stop PostgreSQL", place: "postgres", begin: ({ postgres }) => postgres.pause(), end: ({ postgres }) => postgres.resume() },
]; // prettier-ignore

const DATA: readonly Fault[] = [
  { name: "FLUSHALL", place: "data", begin: ({ client }) => client.flushall() },
  {
    name: "trim the stream",
    place: "data",
    async begin({ client }, ms) {
      const end = performance.now() + ms;
      while (performance.now() < end) {
        await client.xtrim("tenantry:updates", "MAXLEN", 0);
        await wait(50);
      }
    },
  },
  {
    name: `delete the value of ${victim}`,
    place: "data",
    begin: ({ client }) => client.del(`tenant:${victim}`),
    end: ({ db }) => db.query(touch, [victim]), // a reader of Redis alone has to wait for its next change
  },
];

const WIRE_FAULTS: readonly Fault[] = WIRES.flatMap((name) => faultsOf(name, ({ wires }) => wires[name]));

/** Whoever is cut off does not hear what is announced, and nothing of it is left when it comes back. */
const MISSED: readonly Fault[] = (["both.redis", "cache.redis"] as const).map((place) => ({
  name: `cut ${place}, and trim the stream`,
  place,
  begin: ({ wires }) => {
    wires[place].cut();
  },
  async end({ wires, client }) {
    await client.xtrim("tenantry:updates", "MAXLEN", 0).catch(() => undefined); // another fault has taken Redis away
    await wires[place].mend();
  },
}));

/** Its connections would be missed after a minute only: the time limits of deliveries are made for syncs. */
const DELIVERY = faultsOf("delivery.postgres", ({ delivery }) => delivery.wire).filter(({ name }) =>
  name.startsWith("cut"),
);

export const FAULTS: readonly Fault[] = [
  ...SERVERS,
  ...SERVERS,
  ...DATA,
  ...DATA,
  ...MISSED,
  ...MISSED,
  ...WIRE_FAULTS,
  ...DELIVERY,
];

/** How every run begins: longer than any reader may answer from copies. */
export const DARKNESS: readonly Fault[] = SERVERS.filter(({ name }) =>
  ["kill Redis", "kill PostgreSQL"].includes(name),
);

function faultsOf(place: string, wireOf: (stage: Stage) => Proxy): readonly Fault[] {
  return [
    {
      name: `cut ${place}`,
      place,
      begin: (stage) => {
        wireOf(stage).cut();
      },
      end: (stage) => wireOf(stage).mend(),
    },
    {
      name: `silence ${place}`,
      place,
      begin: (stage) => wireOf(stage).inflict({ kind: "blackhole" }),
      end: (stage) => wireOf(stage).heal(),
    },
    {
      name: `slow down ${place}`,
      place,
      begin: (stage) => wireOf(stage).inflict({ kind: "delay", milliseconds: 400 }),
      end: (stage) => wireOf(stage).heal(),
    },
  ];
}
