-- What emergencies did while the registry could not be written: each entry of their journal is replayed once, by whoever delivers.

create table tenantry.journal_entries (
  id uuid primary key,
  tenant_id text collate "C" not null,
  entry text not null check (octet_length(entry) <= 4096),
  key text not null check (key <> ''),
  signed_at timestamptz not null,
  replayed_at timestamptz not null default now(),
  -- Both are null only while its transaction runs.
  hold_id bigint references tenantry.holds,
  refused text check (refused <> '')
);

-- An entry that was forgotten, or whose outcome could be taken back, would be replayed again.
create function tenantry.guard_journal() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.hold_id is null and old.refused is null
     and to_jsonb(new) - '{hold_id,refused}'::text[] = to_jsonb(old) - '{hold_id,refused}'::text[] then
    return new;
  end if;
  raise exception 'the journal entry % has its outcome', old.id
    using errcode = '42501', hint = 'Entries are replayed once.';
end
$$;

create trigger outcome_once before update on tenantry.journal_entries
  for each row execute function tenantry.guard_journal();
create trigger no_delete before delete on tenantry.journal_entries
  for each row execute function tenantry.deny_delete();
create trigger no_truncate before truncate on tenantry.journal_entries
  for each statement execute function audit.deny();

-- Whoever syncs holds nothing of its own accord: only the tenant of an entry that this very transaction has written down.
create function tenantry.guard_replay() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.target_kind = 'tenant' and new.field = 'status' and new.value = '"suspended"' and exists (
    select from tenantry.journal_entries j
    where j.tenant_id = new.target_id and j.hold_id is null and j.refused is null
      and j.xmin = pg_current_xact_id()::xid) then
    return new;
  end if;
  raise exception 'a sync cannot hold % of % %', new.field, new.target_kind, new.target_id
    using errcode = '42501', hint = 'It can replay the journal of an emergency.';
end
$$;

create function tenantry.only_replays() returns bool
language sql stable set search_path = pg_catalog, pg_temp
return pg_has_role('tenantry_sync', 'USAGE') and not pg_has_role('tenantry_emergency', 'USAGE')
  and not pg_has_role('tenantry_owner', 'USAGE');

create trigger guard_replay before insert on tenantry.holds
  for each row when (tenantry.only_replays()) execute function tenantry.guard_replay();

alter table tenantry.journal_entries enable always trigger outcome_once;
alter table tenantry.journal_entries enable always trigger no_delete;
alter table tenantry.journal_entries enable always trigger no_truncate;
alter table tenantry.holds enable always trigger guard_replay;

revoke all on function tenantry.guard_journal(), tenantry.guard_replay(), tenantry.only_replays() from public;
grant execute on function tenantry.only_replays() to public;
grant select on tenantry.journal_entries to tenantry_reader, tenantry_sync, tenantry_emergency, tenantry_auditor;
grant insert (id, tenant_id, entry, key, signed_at), update (hold_id, refused) on tenantry.journal_entries
  to tenantry_sync, tenantry_emergency;
grant insert (target_kind, target_id, field, value, prior_value, reason, incident, actor, review_by, review_at, base_commit)
  on tenantry.holds to tenantry_sync;
