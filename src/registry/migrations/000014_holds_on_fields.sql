-- An emergency holds a limit, a feature or a flag of a tenant, and switches a flag off for all. The registry itself lays holds
-- over the rows, so that the emergency's role needs no right to write any of these values.

-- When somebody looks at a hold again, to the minute; review_by is its day.
alter table tenantry.holds add column review_at timestamptz;

-- What a document, or a row of tenants as one, has at `limits.x`, `features.x` or `flags.x`; null where it has nothing.
create function tenantry.held_leaf(document jsonb, field text) returns jsonb
language sql immutable
return case split_part(field, '.', 1)
  when 'limits' then document -> 'limits' -> substr(field, 8)
  when 'features' then case when document -> 'features' ? substr(field, 10) then 'true'::jsonb end
  when 'flags' then document -> 'flags' -> substr(field, 7)
end;

-- The document with another value there; null takes it away, and so does false, as what is absent is off.
create function tenantry.with_leaf(document jsonb, field text, value jsonb) returns jsonb
language sql immutable
return case split_part(field, '.', 1)
  when 'limits' then jsonb_set(document, '{limits}', case
    when coalesce(value, 'null') = 'null' then (document -> 'limits') - substr(field, 8)
    else (document -> 'limits') || jsonb_build_object(substr(field, 8), value) end)
  when 'features' then jsonb_set(document, '{features}', (
    select coalesce(jsonb_agg(f order by f collate "C"), '[]') from (
      select f from jsonb_array_elements_text(document -> 'features') f where f <> substr(field, 10)
      union all
      select substr(field, 10) where value = 'true') own))
  when 'flags' then jsonb_set(document, '{flags}', case
    when coalesce(value, 'null') in ('null', 'false') then (document -> 'flags') - substr(field, 7)
    else (document -> 'flags') || jsonb_build_object(substr(field, 7), value) end)
  else document
end;

-- The twin of src/plan/lay-holds.ts. What is off for all is off for those too that hold it on.
create function tenantry.with_holds(tenant text, document jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  laid jsonb := document;
  h record;
begin
  for h in
    select 'flags.' || target_id as field, 'null'::jsonb as value, 1 as turn, id from tenantry.holds
      where state = 'open' and target_kind = 'flag' and tenantry.holds.field = 'state'
    union all
    select tenantry.holds.field, tenantry.holds.value, 0, id from tenantry.holds
      where state = 'open' and target_kind = 'tenant' and target_id = tenant
    order by turn, id
  loop
    laid := tenantry.with_leaf(laid, h.field, h.value);
  end loop;
  return laid;
end
$$;

-- As it was, and it writes the held value, or what Git asked for last when the hold ends. A tenant that this transaction has
-- written already is left alone where its row says so: sync writes what it keeps, and a row is not to be written twice.
create or replace function tenantry.touch_held_tenant() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  laid jsonb;
begin
  perform from tenantry.tenants t where t.tenant_id = new.target_id for update;
  -- In a statement after the lock, which sees what was committed during the wait.
  select tenantry.with_holds(t.tenant_id, case
           when new.state = 'open' or tg_op = 'INSERT' then d.document
           else tenantry.with_leaf(d.document, new.field,
             case when t.applied is null then new.prior_value else tenantry.held_leaf(t.applied, new.field) end)
         end)
    into laid
    from tenantry.tenants t
    cross join lateral (select jsonb_build_object('limits', t.limits, 'features', t.features, 'flags', t.flags) as document) d
    where t.tenant_id = new.target_id;
  update tenantry.tenants t
    set config_version = t.config_version + 1,
        limits = laid -> 'limits', features = laid -> 'features', flags = laid -> 'flags'
    where t.tenant_id = new.target_id
      and (t.xmin <> pg_current_xact_id()::xid
           or t.removed_at is null
              and (t.limits, t.features, t.flags) is distinct from (laid -> 'limits', laid -> 'features', laid -> 'flags'));
  return null;
end
$$;

-- A flag's row is locked before the rows of tenants, and a sync locks those of all flags that it writes for somebody: a
-- tenant that it adds is not there yet for the statement below.
create function tenantry.lock_held_flag() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from tenantry.feature_flags f where f.flag = new.target_id for update;
  return new;
end
$$;

-- For those who end such a hold: its row comes after that of the flag, and after those of the tenants.
create function tenantry.lock_flag(id text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  select from tenantry.feature_flags f where f.flag = id for update;
end;

-- Brings the rows under an open hold to what it says, where they are not; also when a hand was there since. One statement
-- for all tenants: one entry in the log for each, and one row in the outbox.
create function tenantry.lay_hold(hold bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h tenantry.holds;
  laid jsonb;
begin
  select * into h from tenantry.holds where id = hold and state = 'open';
  -- In the order of ids, as every writer does; the next statement sees what was committed during the wait.
  perform from tenantry.tenants t
    where t.removed_at is null
      and case h.target_kind when 'flag' then t.flags ? h.target_id else t.tenant_id = h.target_id end
    order by t.tenant_id for update;
  if h.target_kind = 'flag' then
    update tenantry.tenants t set flags = t.flags - h.target_id where t.flags ? h.target_id and t.removed_at is null;
    return;
  end if;
  select tenantry.with_holds(t.tenant_id,
           jsonb_build_object('limits', t.limits, 'features', t.features, 'flags', t.flags))
    into laid
    from tenantry.tenants t where t.tenant_id = h.target_id;
  update tenantry.tenants t
    set limits = laid -> 'limits', features = laid -> 'features', flags = laid -> 'flags'
    where t.tenant_id = h.target_id and t.removed_at is null
      and (t.limits, t.features, t.flags) is distinct from (laid -> 'limits', laid -> 'features', laid -> 'flags');
end
$$;

-- Where the hold of a flag ends, each tenant has it as Git asked for last, or as a hold of its own says.
create function tenantry.touch_held_flag() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'open' then
    perform tenantry.lay_hold(new.id);
    return null;
  end if;
  perform from tenantry.tenants t
    where t.removed_at is null and (t.applied -> 'flags' ? new.target_id or t.flags ? new.target_id or t.tenant_id in (
      select o.target_id from tenantry.holds o
      where o.state = 'open' and o.target_kind = 'tenant' and o.field = 'flags.' || new.target_id))
    order by t.tenant_id for update;
  update tenantry.tenants t set flags = laid.flags
    from (select s.tenant_id, case when coalesce(o.value, g.value, 'false') in ('false', 'null') then s.flags - new.target_id
            else s.flags || jsonb_build_object(new.target_id, coalesce(o.value, g.value)) end as flags
          from tenantry.tenants s
          cross join lateral (select s.applied -> 'flags' -> new.target_id as value) g
          left join tenantry.holds o on o.state = 'open' and o.target_kind = 'tenant' and o.target_id = s.tenant_id
            and o.field = 'flags.' || new.target_id
          where s.removed_at is null) laid
    where t.tenant_id = laid.tenant_id and t.flags is distinct from laid.flags;
  return null;
end
$$;

create trigger lock_flag before insert or update on tenantry.holds
  for each row when (new.target_kind = 'flag') execute function tenantry.lock_held_flag();
create trigger touch_flag_insert after insert on tenantry.holds
  for each row when (new.target_kind = 'flag' and new.field = 'state' and new.state = 'open')
  execute function tenantry.touch_held_flag();
create trigger touch_flag_update after update on tenantry.holds
  for each row when (new.target_kind = 'flag' and new.field = 'state' and old.state is distinct from new.state)
  execute function tenantry.touch_held_flag();
alter table tenantry.holds enable always trigger lock_flag;
alter table tenantry.holds enable always trigger touch_flag_insert;
alter table tenantry.holds enable always trigger touch_flag_update;

-- Only what there is: a limit that the tenant has, a feature or flag that is declared, with a value that Git could give it.
create function tenantry.may_hold(kind text, target text, field text, value jsonb) returns bool
language sql stable
return case
  when kind = 'flag' then field = 'state' and value = '"off"'
    and exists (select from tenantry.feature_flags f where f.flag = target and f.removed_at is null)
  when kind <> 'tenant' then false
  when field = 'status' then value = '"suspended"'
  else exists (
      select from tenantry.tenants t where t.tenant_id = target and t.removed_at is null and case split_part(field, '.', 1)
        when 'limits' then t.limits ? substr(field, 8) or t.applied -> 'limits' ? substr(field, 8)
        when 'features' then exists (
          select from tenantry.features f where f.feature = substr(field, 10) and f.removed_at is null)
        when 'flags' then exists (
          select from tenantry.feature_flags f where f.flag = substr(field, 7) and f.removed_at is null)
        else false end)
    and case
      when split_part(field, '.', 1) <> 'limits' then jsonb_typeof(value) = 'boolean'
      when jsonb_typeof(value) = 'number'
        then value::numeric between 0 and 9007199254740991 and value::numeric = trunc(value::numeric)
      else value = '"unlimited"' end
end;

-- What the end of a hold may go back to is not for its writer to say.
create or replace function tenantry.guard_hold() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tenantry.may_hold(new.target_kind, new.target_id, new.field, new.value) then
    if new.field <> 'status' then
      new.prior_value := case
        when new.target_kind = 'flag' then (select to_jsonb(f.state) from tenantry.feature_flags f where f.flag = new.target_id)
        else (select coalesce(tenantry.held_leaf(to_jsonb(t), new.field), 'null')
              from tenantry.tenants t where t.tenant_id = new.target_id) end;
    end if;
    return new;
  end if;
  raise exception 'an emergency cannot hold % of % % at %', new.field, new.target_kind, new.target_id, left(new.value::text, 80)
    using errcode = '42501',
          hint = 'It can hold a tenant at suspended, a limit, feature or flag that there is, and a flag at off for all.';
end
$$;

create or replace function tenantry.guard_hold_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'lifted' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state'
     and (case old.target_kind when 'tenant' then old.field ~ '^(status$|limits\.|features\.|flags\.)'
                               when 'flag' then old.field = 'state' else false end) then
    return new;
  end if;
  raise exception 'an emergency cannot change hold % on % of % % from % to %',
    old.id, old.field, old.target_kind, old.target_id, old.state, new.state
    using errcode = '42501', hint = 'It can lift an open hold on what it may hold.';
end
$$;

-- As it was, for every hold of a tenant. Of a flag's hold only what was written with it, or with its end: its transaction
-- has the same time.
create or replace function tenantry.emergency_delivers(tenant text, written_at timestamptz) returns bool
language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from tenantry.holds h
  where h.target_kind = 'tenant' and h.target_id = tenant and h.field ~ '^(status$|limits\.|features\.|flags\.)'
    and (h.state = 'open' or written_at <= h.closed_at))
  or exists (
  select from tenantry.holds h
  where h.target_kind = 'flag' and h.field = 'state' and written_at in (h.created_at, h.closed_at));

revoke all on function tenantry.held_leaf(jsonb, text), tenantry.with_leaf(jsonb, text, jsonb),
  tenantry.with_holds(text, jsonb), tenantry.may_hold(text, text, text, jsonb), tenantry.lock_held_flag(),
  tenantry.lock_flag(text), tenantry.lay_hold(bigint), tenantry.touch_held_flag() from public;
grant execute on function tenantry.held_leaf(jsonb, text), tenantry.may_hold(text, text, text, jsonb),
  tenantry.lock_flag(text), tenantry.lay_hold(bigint) to tenantry_emergency;
grant insert (review_at) on tenantry.holds to tenantry_emergency;
-- How many people a tenant has is said before anything is done to it.
grant select on tenantry.tenant_runtime to tenantry_emergency;
-- Up to where everything is delivered is told to readers, who answer that they have applied it.
grant execute on function tenantry.last_change() to tenantry_emergency;
