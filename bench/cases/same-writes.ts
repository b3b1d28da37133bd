import assert from "node:assert/strict";
import { query } from "./registries.ts";

/** What must be equal after both: everything but times, ids of runs and the texts of the audit log's context. */
const contents = {
  indexes: "select indexdef as line from pg_indexes where schemaname in ('tenantry', 'audit')",
  triggers: `select concat_ws(' ', tgenabled, pg_get_triggerdef(g.oid)) as line from pg_trigger g
    join pg_class c on c.oid = g.tgrelid where c.relnamespace in ('tenantry'::regnamespace, 'audit'::regnamespace)
    and not tgisinternal`,
  tiers: rowsOf("tenantry.tenant_tier_configs"),
  features: rowsOf("tenantry.features"),
  flags: rowsOf("tenantry.feature_flags"),
  tenants: rowsOf("tenantry.tenants"),
  outbox: "select concat_ws(' ', tenant_id, action, config_version, new_tier) as line from tenantry.outbox",
  runs: "select concat_ws(' ', commit, actor, created, updated, removed, held, revision) as line from tenantry.sync_runs",
  state: "select concat_ws(' ', revision, last_commit, currency, limits) as line from tenantry.registry_state",
  audit: `select concat_ws(' ', s.op, s.tbl, c.pk, ${timeless("c.old::jsonb")}, ${timeless("c.new::jsonb")}) as line
    from audit.change c join audit.stmt s on s.tx = c.tx and s.n = c.stmt`,
};

/** Throws unless two registries have the same indexes and triggers and hold the same rows. */
export async function requireSameWrites(ours: string, peers: string): Promise<void> {
  for (const [name, select] of Object.entries(contents)) {
    const [mine, theirs] = await Promise.all([digestOf(ours, select), digestOf(peers, select)]);
    assert.deepEqual(theirs, mine, `${name} differ between Tenantry and the hand-written SQL`);
  }
}

async function digestOf(url: string, select: string): Promise<object | undefined> {
  const digest = `select count(*)::int, md5(string_agg(md5(line), '' order by line collate "C")) from (${select}) q`;
  return (await query(url, digest))[0];
}

function rowsOf(table: string): string {
  return `select (${timeless("to_jsonb(t)")})::text as line from ${table} t`;
}

function timeless(json: string): string {
  return `${json} - '{created_at,last_modified_at,suspended_at,updated_at}'::text[]`;
}
