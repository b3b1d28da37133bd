import { setTimeout as wait } from "node:timers/promises";
import { TENANTS } from "./stage.ts";
import { type Fault, WIRE_FAULTS } from "./wire-faults.ts";

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

/** What a schedule draws from; what is listed twice comes twice as often. */
export const FAULTS: readonly Fault[] = [...SERVERS, ...SERVERS, ...DATA, ...DATA, ...WIRE_FAULTS];

/** How every run begins: longer than any reader may answer from copies. */
export const DARKNESS: readonly Fault[] = SERVERS.filter(({ name }) =>
  ["kill Redis", "kill PostgreSQL"].includes(name),
);
