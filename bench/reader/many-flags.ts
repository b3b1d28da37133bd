/**
 * All the flags of one tenant, asked one after the other: nanoseconds for all of them.
 * `node dist/bench/reader-many-flags.js SETTINGS` prints Readings; the two tenants are those of manyFlagTenants().
 */
import type { TenantDocument, TenantReader } from "../../src/reader/index.ts";
import { inRollout } from "../../src/model/bucket.ts";
import { openReader, readAll } from "./open-reader.ts";
import { readSettings } from "./settings.ts";
import { timeInTurn } from "./time-in-turn.ts";

const TIMES = 200;
const ROUNDS = 25;

const { tenantIds, ...settings } = readSettings();
const reader = await openReader(settings);
await readAll(reader, tenantIds);
const [decided = "", byUser = ""] = tenantIds;
const documents = new Map<string, TenantDocument>();
for (const id of tenantIds) {
  const { tenant } = await reader.get(id);
  if (tenant !== null) documents.set(id, tenant);
}
const names = Object.keys(documents.get(decided)?.flags ?? {});
const rollouts = Object.keys(documents.get(byUser)?.flags ?? {});
const users = Array.from({ length: TIMES }, (_, index) => `3f2b8a40-7c1d-4e55-9a0b-${String(index).padStart(12, "0")}`);

const readings = {
  "decided when compiled": await timeInTurn(
    () => countOn(reader, decided, names),
    () => countTrue(documents, decided),
    TIMES,
    ROUNDS,
  ),
  "rolled out by user": await timeInTurn(
    () => countOn(reader, byUser, rollouts),
    () => countHashed(documents, byUser),
    TIMES,
    ROUNDS,
  ),
};
await reader.close();
console.log(JSON.stringify(readings));

function countOn(from: TenantReader, tenant: string, flags: readonly string[]): number {
  let on = 0;
  for (const userId of users) for (const flag of flags) if (from.flag(tenant, flag, { userId })) on += 1;
  return on;
}

/** A look into the Map and one into the document. */
function countTrue(from: ReadonlyMap<string, TenantDocument>, tenant: string): number {
  let on = 0;
  for (let time = 0; time < TIMES; time++)
    for (const flag of names) if (from.get(tenant)?.flags[flag] === true) on += 1;
  return on;
}

/** The same, and the hash that nobody who spreads users can do without. */
function countHashed(from: ReadonlyMap<string, TenantDocument>, tenant: string): number {
  let on = 0;
  for (const user of users)
    for (const flag of rollouts) {
      const value = from.get(tenant)?.flags[flag];
      if (typeof value === "object" && inRollout(value.salt, user, value.percent)) on += 1;
    }
  return on;
}
