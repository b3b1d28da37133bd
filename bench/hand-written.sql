-- The peer of `tenantry sync`: what somebody would write by hand for the same tables, with the documents compiled
-- already. It decides by hash what to write, as sync does, but makes no plan: no comparison of values, no holds, no
-- safety limits, no stale versions, no drift.

-- name: attribute
select set_config('tenantry.context', $1, true), set_config('role', 'tenantry_sync', true);

-- name: lock
select revision from tenantry.registry_state for update;

-- name: known
select tenant_id, content_hash from tenantry.tenants where removed_at is null;

-- name: tiers
insert into tenantry.tenant_tier_configs as t (tier, rank, display_name, document, content_hash, source_path, source_commit)
select r.id, (r.document ->> 'rank')::int, r.document ->> 'display_name', r.document, r.hash, r.source_path, $2
from jsonb_to_recordset($1::jsonb) as r (id text, document jsonb, hash text, source_path text)
on conflict (tier) do update set
  rank = excluded.rank, display_name = excluded.display_name, document = excluded.document,
  content_hash = excluded.content_hash, source_path = excluded.source_path, source_commit = excluded.source_commit
where t.content_hash is distinct from excluded.content_hash;

-- name: features
insert into tenantry.features as f (feature, document, content_hash, source_path, source_commit)
select r.id, r.document, r.hash, r.source_path, $2
from jsonb_to_recordset($1::jsonb) as r (id text, document jsonb, hash text, source_path text)
on conflict (feature) do update set
  document = excluded.document, content_hash = excluded.content_hash, source_path = excluded.source_path,
  source_commit = excluded.source_commit
where f.content_hash is distinct from excluded.content_hash;

-- name: flags
insert into tenantry.feature_flags as f (flag, kind, state, expires, document, content_hash, source_path, source_commit)
select r.id, r.document ->> 'kind', r.document ->> 'state', (r.document ->> 'expires')::date, r.document, r.hash,
       r.source_path, $2
from jsonb_to_recordset($1::jsonb) as r (id text, document jsonb, hash text, source_path text)
on conflict (flag) do update set
  kind = excluded.kind, state = excluded.state, expires = excluded.expires, document = excluded.document,
  content_hash = excluded.content_hash, source_path = excluded.source_path, source_commit = excluded.source_commit
where f.content_hash is distinct from excluded.content_hash;

-- name: insert_tenants
insert into tenantry.tenants (
  tenant_id, display_name, tier, status, owner, billing_email, cost_center, region, compliance, labels, limits, features,
  flags, config, sla, monthly_cost, prevent_deletion, overrides, suspension_reason, suspension_ticket, suspended_at,
  content_hash, applied, source_path, source_commit, created_by, last_modified_by)
select
  d.tenant_id, d.display_name, d.tier, d.status, d.owner, d.billing ->> 'email', d.billing ->> 'cost_center', d.region,
  d.compliance, d.labels, d.limits, d.features, d.flags, d.config, d.sla, d.monthly_cost, d.prevent_deletion, d.overrides,
  d.suspension ->> 'reason', d.suspension ->> 'ticket', case when d.status = 'suspended' then now() end,
  r.hash, r.document, r.source_path, $2, $3, $3
from jsonb_to_recordset($1::jsonb) as r (document jsonb, hash text, source_path text)
cross join jsonb_to_record(r.document) as d (
  tenant_id text, display_name text, tier text, status text, owner text, billing jsonb, region text, compliance text[],
  labels jsonb, limits jsonb, features jsonb, flags jsonb, config jsonb, sla jsonb, monthly_cost numeric,
  prevent_deletion bool, overrides text[], suspension jsonb);

-- name: update_tenants
update tenantry.tenants t set
  display_name = d.display_name, tier = d.tier, status = d.status, owner = d.owner, billing_email = d.billing ->> 'email',
  cost_center = d.billing ->> 'cost_center', region = d.region, compliance = d.compliance, labels = d.labels,
  limits = d.limits, features = d.features, flags = d.flags, config = d.config, sla = d.sla, monthly_cost = d.monthly_cost,
  prevent_deletion = d.prevent_deletion, overrides = d.overrides, suspension_reason = d.suspension ->> 'reason',
  suspension_ticket = d.suspension ->> 'ticket', content_hash = r.hash, applied = r.document, source_path = r.source_path,
  source_commit = $2
from jsonb_to_recordset($1::jsonb) as r (document jsonb, hash text, source_path text)
cross join jsonb_to_record(r.document) as d (
  tenant_id text, display_name text, tier text, status text, owner text, billing jsonb, region text, compliance text[],
  labels jsonb, limits jsonb, features jsonb, flags jsonb, config jsonb, sla jsonb, monthly_cost numeric,
  prevent_deletion bool, overrides text[], suspension jsonb)
where t.tenant_id = d.tenant_id;

-- name: advance
with state as (
  update tenantry.registry_state
  set revision = revision + 1, last_commit = $1, currency = $2, limits = $3, updated_at = now()
  returning revision)
insert into tenantry.sync_runs (id, commit, catalog_hash, plan_hash, actor, actor_source, started_at, created, updated, removed, held, revision)
select gen_random_uuid(), $1, $4, $4, $5, 'env', now(), $6, $7, 0, 0, revision from state;
