-- Every privilege on a registry of the newest version, and none beside: what the migrations have granted, in one place.
-- Run as tenantry_owner.
do $$
declare
  name text;
begin
  foreach name in array array['tenantry_migrator', 'tenantry_sync', 'tenantry_emergency', 'tenantry_ops',
                              'tenantry_reader', 'tenantry_api', 'tenantry_auditor', 'public'] loop
    execute format('revoke all on all tables in schema tenantry, audit from %s', name);
    execute format('revoke all on all sequences in schema tenantry, audit from %s', name);
    execute format('revoke all on all functions in schema tenantry, audit from %s', name);
    execute format('revoke all on schema tenantry, audit from %s', name);
  end loop;
end
$$;

grant usage on schema tenantry
  to tenantry_sync, tenantry_emergency, tenantry_ops, tenantry_reader, tenantry_api, tenantry_auditor;
grant select on tenantry.migrations, tenantry.registry_state
  to tenantry_sync, tenantry_emergency, tenantry_ops, tenantry_reader, tenantry_api, tenantry_auditor;
grant execute on function tenantry.trusted_context(), tenantry.actor(), tenantry.only_emergency(), tenantry.only_replays()
  to public;

grant select on all tables in schema tenantry to tenantry_reader, tenantry_sync;

grant insert, update on tenantry.tenant_tier_configs, tenantry.features, tenantry.feature_flags, tenantry.tenants
  to tenantry_sync;
grant update (state) on tenantry.holds to tenantry_sync;
grant insert on tenantry.sync_runs to tenantry_sync;
grant update (revision, last_commit, currency, limits, updated_at) on tenantry.registry_state to tenantry_sync;
grant update (attempts, last_error, delivered_at) on tenantry.outbox to tenantry_sync, tenantry_emergency;
grant update (state, pr_url, note, attempts, last_error, next_at, leased_until, lease, closed_told, overdue_told)
  on tenantry.write_backs to tenantry_sync;
grant select on tenantry.write_backs to tenantry_emergency, tenantry_auditor;
grant execute on function tenantry.emergency_delivers(text, timestamptz) to tenantry_sync, tenantry_emergency;
grant execute on function tenantry.last_change(), tenantry.changed_tenants(bigint, int)
  to tenantry_reader, tenantry_sync;
grant execute on function tenantry.last_change() to tenantry_emergency;

-- Whoever delivers replays the journal: a sync holds what an entry of it says, and nothing else.
grant insert (id, tenant_id, entry, key, signed_at), update (hold_id, refused) on tenantry.journal_entries
  to tenantry_sync, tenantry_emergency;
grant insert (target_kind, target_id, field, value, prior_value, reason, incident, actor, review_by, review_at, base_commit)
  on tenantry.holds to tenantry_sync;

grant select on tenantry.tenants, tenantry.tenant_tier_configs, tenantry.features, tenantry.feature_flags, tenantry.holds,
  tenantry.outbox, tenantry.journal_entries to tenantry_emergency;
grant update (status, suspension_reason, suspension_ticket, config_version) on tenantry.tenants to tenantry_emergency;
grant insert (target_kind, target_id, field, value, prior_value, reason, incident, actor, review_by, review_at, base_commit),
  update (state) on tenantry.holds to tenantry_emergency;
grant execute on function tenantry.held_leaf(jsonb, text), tenantry.may_hold(text, text, text, jsonb),
  tenantry.lock_flag(text), tenantry.lay_hold(bigint) to tenantry_emergency;
grant select on tenantry.tenant_runtime to tenantry_emergency;

grant select on tenantry.tenants, tenantry.tenant_runtime, tenantry.tenant_overview, tenantry.tenant_limits
  to tenantry_ops, tenantry_api;
grant insert, update on tenantry.tenant_runtime to tenantry_ops;

grant usage on schema audit to tenantry_auditor;
grant select on all tables in schema audit to tenantry_auditor;
grant select on tenantry.holds, tenantry.sync_runs, tenantry.journal_entries to tenantry_auditor;
grant execute on function audit.verify(), audit.sized(text), audit.row_digest(text, text, text),
  audit.stmt_digest(audit.stmt, int, bytea), audit.link_hash(audit.link, int, bytea) to tenantry_auditor;
