-- A hold ends once: nobody reopens a closed one, and an emergency ends what it may open and no more.

-- What a hold lets through is judged by when it was closed (emergency_delivers), and who closed it is read years later.
create function tenantry.deny_hold_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'hold % was closed and cannot change', old.id
    using errcode = '42501', hint = 'Open another one.';
end
$$;

-- Grants give the emergency role the column `state` of every hold, and may give it more one day. closed_at and closed_by
-- are written by the trigger `stamp`, which fires after this; closed_stays, which fires before, has refused closed holds.
create function tenantry.guard_hold_end() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.target_kind = 'tenant' and old.field = 'status' and new.state = 'lifted'
     and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then
    return new;
  end if;
  raise exception 'an emergency cannot change hold % on % of % % from % to %',
    old.id, old.field, old.target_kind, old.target_id, old.state, new.state
    using errcode = '42501', hint = 'It can lift an open hold on the status of a tenant.';
end
$$;

-- Triggers fire in the order of their names.
create trigger closed_stays before update on tenantry.holds
  for each row when (old.state <> 'open' and old.* is distinct from new.*)
  execute function tenantry.deny_hold_change();
create trigger guard_hold_end before update on tenantry.holds
  for each row when (old.* is distinct from new.* and tenantry.only_emergency())
  execute function tenantry.guard_hold_end();
alter table tenantry.holds enable always trigger closed_stays;
alter table tenantry.holds enable always trigger guard_hold_end;
