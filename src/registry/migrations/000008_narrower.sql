-- What could be taken away unseen can no longer: deliveries by an emergency, rows by a delete. And large prices fit.

-- An emergency has to bring to the caches what it stops and ends, which is: everything of a tenant that was written
-- before its hold was closed. Anything else that it marked as delivered would be a change that no cache ever learns of.
-- Both times are those of transactions, so a resume's own row is as old as the end of its hold. A reconciled or lifted
-- hold lets nothing through that was written after it. To open a hold for this alone is possible, and is in the log.
create function tenantry.emergency_delivers(tenant text, written_at timestamptz) returns bool
language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from tenantry.holds h
  where h.target_kind = 'tenant' and h.target_id = tenant and h.field = 'status'
    and (h.state = 'open' or written_at <= h.closed_at));

create function tenantry.guard_delivery() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tenantry.emergency_delivers(old.tenant_id, old.created_at) then
    return new;
  end if;
  raise exception 'an emergency cannot mark the change % of tenant % as delivered', old.id, old.tenant_id
    using errcode = '42501', hint = 'It delivers what was written before its hold on a tenant was closed.';
end
$$;
grant execute on function tenantry.emergency_delivers(text, timestamptz) to tenantry_sync, tenantry_emergency;

create trigger guard_delivery before update on tenantry.outbox
  for each row when (new.delivered_at is not null and old.delivered_at is distinct from new.delivered_at
                     and tenantry.only_emergency())
  execute function tenantry.guard_delivery();
alter table tenantry.outbox enable always trigger guard_delivery;

-- Nothing that sync writes is ever deleted: it sets removed_at. A row that is deleted and inserted again starts at
-- version 1, below the fence of what the caches have seen, and they would refuse all that it says. By row, because
-- logical replication fires row triggers only.
create function tenantry.deny_delete() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'DELETE on %.% is refused', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Rows stay, and ids stay taken: archive it in Git, or set removed_at.';
end
$$;

do $$
declare
  t text;
begin
  foreach t in array array['tenants', 'tenant_tier_configs', 'features', 'feature_flags'] loop
    execute format('create trigger no_delete before delete on tenantry.%I
                    for each row execute function tenantry.deny_delete()', t);
    execute format('alter table tenantry.%I enable always trigger no_delete', t);
  end loop;
end
$$;

-- The price of a tier and of any number of add-ons, each up to 10^10, adds up to more than numeric(14, 2) holds. The
-- views that show the price are in the way of its type; they are made again as they were.
drop view tenantry.tenant_overview, tenantry.cost_by_cost_center;
alter table tenantry.tenants alter column monthly_cost type numeric(18, 2);

create view tenantry.tenant_overview with (security_invoker = true) as
select t.tenant_id, t.display_name, t.tier, t.status, t.owner, t.region, t.cost_center, t.monthly_cost, t.features,
       t.config_version, t.suspended_at, t.suspension_reason, t.last_modified_at, t.last_modified_by,
       r.payment_status, r.health_score, r.users, r.documents, r.storage_gb, r.queries_today, r.observed_at
from tenantry.tenants t
left join tenantry.tenant_runtime r using (tenant_id)
where t.removed_at is null;

create view tenantry.cost_by_cost_center with (security_invoker = true) as
select t.cost_center, count(*) as tenants, sum(t.monthly_cost) as monthly_cost, s.currency
from tenantry.tenants t
cross join tenantry.registry_state s
where t.removed_at is null
group by t.cost_center, s.currency;

grant select on tenantry.tenant_overview, tenantry.cost_by_cost_center to tenantry_reader, tenantry_sync;
grant select on tenantry.tenant_overview to tenantry_ops;
