-- Versions, bookkeeping, the outbox and the audit log, whoever writes: a hand edit reaches the caches and the log too.

-- A writer that does not say what it wrote (no new content_hash) leaves a row that the next plan must look at in full.
create function tenantry.stamp() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.config_version := old.config_version + 1;
  if new.content_hash is not distinct from old.content_hash then
    new.content_hash := null;
  end if;
  new.created_at := old.created_at;
  new.created_by := old.created_by;
  new.last_modified_at := now();
  new.last_modified_by := tenantry.actor();
  return new;
end
$$;

create function tenantry.stamp_suspension() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.suspended_at := case when new.status = 'suspended' then now() end;
  return new;
end
$$;

create function tenantry.stamp_hold() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.closed_at := case when new.state <> 'open' then now() end;
  new.closed_by := case when new.state <> 'open' then tenantry.actor() end;
  return new;
end
$$;

-- Opening and closing a hold moves the tenant's version, so that a saved plan that did not see it is stale.
-- A tenant that this transaction has written already has moved.
create function tenantry.touch_held_tenant() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update tenantry.tenants t set config_version = t.config_version + 1
    where t.tenant_id = new.target_id and t.xmin <> pg_current_xact_id()::xid;
  return null;
end
$$;

-- Grants give the emergency role whole columns; these two leave it what an emergency needs. Whoever may write tiers of
-- tenants has other means anyway.
create function tenantry.only_emergency() returns bool
language sql stable set search_path = pg_catalog, pg_temp
return not has_column_privilege('tenantry.tenants', 'tier', 'UPDATE');

create function tenantry.guard_status() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'suspended' and old.status <> 'archived' then
    return new;
  end if;
  -- Back to what Git asks for, or to what it was; only while the hold is open that stopped it.
  if old.status = 'suspended' and exists (
    select from tenantry.holds h
    where h.target_kind = 'tenant' and h.target_id = new.tenant_id and h.field = 'status' and h.state = 'open'
      and new.status = coalesce(old.applied ->> 'status', h.prior_value #>> '{}')) then
    return new;
  end if;
  raise exception 'an emergency cannot move tenant % from % to %', new.tenant_id, old.status, new.status
    using errcode = '42501', hint = 'It can suspend a tenant, and end its own hold.';
end
$$;

create function tenantry.guard_hold() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.target_kind = 'tenant' and new.field = 'status' and new.value = '"suspended"' then
    return new;
  end if;
  raise exception 'an emergency cannot hold % of % %', new.field, new.target_kind, new.target_id
    using errcode = '42501', hint = 'It can hold the status of a tenant at suspended.';
end
$$;

create function tenantry.write_outbox() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into tenantry.outbox (tenant_id, action, config_version, new_tier)
      select tenant_id, 'created', config_version, tier from new_t order by tenant_id;
  elsif tg_op = 'DELETE' then
    insert into tenantry.outbox (tenant_id, action, config_version)
      select tenant_id, 'removed', config_version + 1 from old_t order by tenant_id;
  else
    insert into tenantry.outbox (tenant_id, action, config_version, new_tier)
      select n.tenant_id,
             case
               when n.removed_at is not null and o.removed_at is null then 'removed'
               when n.status = 'suspended' and o.status <> 'suspended' then 'suspended'
               when n.status = 'active' and o.status = 'suspended' then 'resumed'
               when nt.rank > ot.rank then 'tier_upgraded'
               when nt.rank < ot.rank then 'tier_downgraded'
               else 'updated'
             end,
             n.config_version,
             case when n.tier <> o.tier then n.tier end
      from new_t n
      join old_t o on o.tenant_id = n.tenant_id
      left join tenantry.tenant_tier_configs nt on nt.tier = n.tier
      left join tenantry.tenant_tier_configs ot on ot.tier = o.tier
      where n.config_version <> o.config_version
      order by n.tenant_id;
  end if;
  return null;
end
$$;

create trigger guard_status before update on tenantry.tenants
  for each row when (old.status is distinct from new.status and tenantry.only_emergency())
  execute function tenantry.guard_status();
create trigger guard_hold before insert on tenantry.holds
  for each row when (tenantry.only_emergency()) execute function tenantry.guard_hold();
create trigger stamp before update on tenantry.tenants
  for each row when (old.* is distinct from new.*) execute function tenantry.stamp();
create trigger stamp_suspension before update on tenantry.tenants
  for each row when (old.status is distinct from new.status) execute function tenantry.stamp_suspension();
create trigger stamp before update on tenantry.tenant_tier_configs
  for each row when (old.* is distinct from new.*) execute function tenantry.stamp();
create trigger stamp before update on tenantry.features
  for each row when (old.* is distinct from new.*) execute function tenantry.stamp();
create trigger stamp before update on tenantry.feature_flags
  for each row when (old.* is distinct from new.*) execute function tenantry.stamp();
create trigger stamp before update on tenantry.holds
  for each row when (old.state is distinct from new.state) execute function tenantry.stamp_hold();
create trigger touch_tenant_insert after insert on tenantry.holds
  for each row when (new.target_kind = 'tenant') execute function tenantry.touch_held_tenant();
create trigger touch_tenant_update after update on tenantry.holds
  for each row when (new.target_kind = 'tenant' and old.* is distinct from new.*)
  execute function tenantry.touch_held_tenant();

create trigger outbox_insert after insert on tenantry.tenants referencing new table as new_t
  for each statement execute function tenantry.write_outbox();
create trigger outbox_update after update on tenantry.tenants referencing old table as old_t new table as new_t
  for each statement execute function tenantry.write_outbox();
create trigger outbox_delete after delete on tenantry.tenants referencing old table as old_t
  for each statement execute function tenantry.write_outbox();

-- The audited tables with their keys. `applied` is left out: its hash stands in content_hash.
do $$
declare
  t text;
  key text;
  fields text;
begin
  for t, key, fields in values
    ('tenants', 'tenant_id', '''tenant_id'', ''applied'''),
    ('tenant_tier_configs', 'tier', '''tier'''),
    ('features', 'feature', '''feature'''),
    ('feature_flags', 'flag', '''flag'''),
    ('holds', 'id', '''id''')
  loop
    execute format('create trigger audit_insert after insert on tenantry.%I referencing new table as new_t
                    for each statement execute function audit.record(%s)', t, fields);
    execute format('create trigger audit_update after update on tenantry.%I referencing old table as old_t new table as new_t
                    for each statement execute function audit.record(%s)', t, fields);
    execute format('create trigger audit_delete after delete on tenantry.%I referencing old table as old_t
                    for each statement execute function audit.record(%s)', t, fields);
    execute format('create trigger no_truncate before truncate on tenantry.%I
                    for each statement execute function audit.deny()', t);
    execute format('create trigger same_key before update on tenantry.%I
                    for each row when (old.%2$I is distinct from new.%2$I) execute function audit.deny_key_change()', t, key);
  end loop;
  -- ENABLE ALWAYS: session_replication_role = replica walks past ordinary triggers.
  for t, key in
    select c.relname, g.tgname from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where c.relnamespace = 'tenantry'::regnamespace and not g.tgisinternal
  loop
    execute format('alter table tenantry.%I enable always trigger %I', t, key);
  end loop;
end
$$;
