-- Each role can do its own task and nothing else. tenantry_api gets its rights with the row-level security it needs.
-- Nobody holds EXECUTE on the functions that append to the log: triggers call them.

revoke all on all functions in schema tenantry, audit from public;
grant usage on schema tenantry to tenantry_sync, tenantry_emergency, tenantry_ops, tenantry_reader, tenantry_auditor;
grant execute on function tenantry.trusted_context(), tenantry.actor(), tenantry.only_emergency() to public;
grant select on tenantry.migrations, tenantry.registry_state
  to tenantry_sync, tenantry_emergency, tenantry_ops, tenantry_reader, tenantry_auditor;

grant select on all tables in schema tenantry to tenantry_reader, tenantry_sync;

grant insert, update on tenantry.tenant_tier_configs, tenantry.features, tenantry.feature_flags, tenantry.tenants
  to tenantry_sync;
grant update (state) on tenantry.holds to tenantry_sync;
grant insert on tenantry.sync_runs to tenantry_sync;
grant update (revision, last_commit, currency, limits, updated_at) on tenantry.registry_state to tenantry_sync;
grant update (attempts, last_error, delivered_at) on tenantry.outbox to tenantry_sync;

-- An emergency must reach the caches too, so it may deliver the outbox.
grant select on tenantry.tenants, tenantry.tenant_tier_configs, tenantry.features, tenantry.feature_flags, tenantry.holds,
  tenantry.outbox to tenantry_emergency;
grant update (status, suspension_reason, suspension_ticket, config_version) on tenantry.tenants to tenantry_emergency;
grant insert (target_kind, target_id, field, value, prior_value, reason, incident, actor, review_by, base_commit),
  update (state) on tenantry.holds to tenantry_emergency;
grant update (attempts, last_error, delivered_at) on tenantry.outbox to tenantry_emergency;

grant select on tenantry.tenants, tenantry.tenant_runtime, tenantry.tenant_overview, tenantry.tenant_limits to tenantry_ops;
grant insert, update on tenantry.tenant_runtime to tenantry_ops;

grant usage on schema audit to tenantry_auditor;
grant select on all tables in schema audit to tenantry_auditor;
grant select on tenantry.holds to tenantry_auditor;
grant execute on function audit.verify(), audit.sized(text), audit.row_digest(text, text, text),
  audit.stmt_digest(audit.stmt, int, bytea), audit.link_hash(audit.link, int, bytea) to tenantry_auditor;
