-- Services read under row-level security: tenantry_api sees the tenant that the transaction names, and no other.
-- FORCE, so that a login that owns the tables has to be let in as well. All other roles are let in to all rows: what
-- they may do to them is said by their privileges.

do $$
declare
  t text;
begin
  foreach t in array array['tenants', 'tenant_runtime'] loop
    execute format('alter table tenantry.%I enable row level security', t);
    execute format('alter table tenantry.%I force row level security', t);
    execute format('create policy every_row on tenantry.%I to tenantry_owner, tenantry_sync, tenantry_emergency,
                    tenantry_ops, tenantry_reader using (true) with check (true)', t);
    -- A setting that was never set is null, and '' after the transaction that set it: neither is the id of a tenant.
    execute format('create policy own_rows on tenantry.%I for select to tenantry_api
                    using (tenant_id = nullif(current_setting(''tenantry.tenant_id'', true), ''''))', t);
  end loop;
end
$$;

-- Under row-level security the planner looks at statistics with leakproof operators alone, and those of numeric are none:
-- it would read every row for "the health is below 50". The view that shows the score is in the way of its type; it is
-- made again as it was.
drop view tenantry.tenant_overview;
alter table tenantry.tenant_runtime alter column health_score type double precision;

create view tenantry.tenant_overview with (security_invoker = true) as
select t.tenant_id, t.display_name, t.tier, t.status, t.owner, t.region, t.cost_center, t.monthly_cost, t.features,
       t.config_version, t.suspended_at, t.suspension_reason, t.last_modified_at, t.last_modified_by,
       r.payment_status, r.health_score, r.users, r.documents, r.storage_gb, r.queries_today, r.observed_at
from tenantry.tenants t
left join tenantry.tenant_runtime r using (tenant_id)
where t.removed_at is null;

grant select on tenantry.tenant_overview to tenantry_reader, tenantry_sync, tenantry_ops;

-- Tiers, features, flags and holds name other tenants, so they are not for tenantry_api.
grant usage on schema tenantry to tenantry_api;
grant select on tenantry.migrations, tenantry.registry_state, tenantry.tenants, tenantry.tenant_runtime,
  tenantry.tenant_limits, tenantry.tenant_overview to tenantry_api;
