-- What an emergency sets, Git has to learn of: each hold on a status is proposed to it, and taken back when it is lifted. The
-- registry itself queues that with the hold, whoever sets it and wherever; whoever delivers with access to GitHub does it.

create table tenantry.write_backs (
  hold_id bigint not null references tenantry.holds on delete cascade,
  -- What the file is to say: the suspension, or no longer.
  kind text not null check (kind in ('open', 'resume')),
  -- `none`: there was nothing to propose, and `note` says why.
  state text not null default 'waiting' check (state in ('waiting', 'proposed', 'merged', 'closed', 'none')),
  pr_url text,
  note text,
  -- How often somebody has begun since it last got through.
  attempts int not null default 0,
  last_error text,
  -- Null once there is nothing more to do or to ask.
  next_at timestamptz default now(),
  -- Somebody is at it until then, or has died.
  leased_until timestamptz,
  lease uuid,
  -- Where people were told that the proposal was closed, and that the review is overdue: each once.
  closed_told text,
  overdue_told text,
  created_at timestamptz not null default now(),
  primary key (hold_id, kind)
);
create index write_backs_next_at on tenantry.write_backs (next_at) where next_at is not null;

-- As the owner: who may set a hold needs no right to queue anything else.
create function tenantry.queue_write_back() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into tenantry.write_backs (hold_id, kind)
    values (new.id, case tg_op when 'INSERT' then 'open' else 'resume' end)
    on conflict do nothing;
  return null;
end
$$;
revoke all on function tenantry.queue_write_back() from public;

create trigger write_back_open after insert on tenantry.holds
  for each row when (new.target_kind = 'tenant' and new.field = 'status' and new.state = 'open')
  execute function tenantry.queue_write_back();
create trigger write_back_resume after update on tenantry.holds
  for each row when (new.target_kind = 'tenant' and new.field = 'status' and old.state = 'open' and new.state = 'lifted')
  execute function tenantry.queue_write_back();
alter table tenantry.holds enable always trigger write_back_open;
alter table tenantry.holds enable always trigger write_back_resume;

insert into tenantry.write_backs (hold_id, kind)
  select id, 'open' from tenantry.holds where target_kind = 'tenant' and field = 'status' and state = 'open';

-- Whoever lists holds.
grant select on tenantry.write_backs to tenantry_reader, tenantry_sync, tenantry_emergency, tenantry_auditor;
grant update (state, pr_url, note, attempts, last_error, next_at, leased_until, lease, closed_told, overdue_told)
  on tenantry.write_backs to tenantry_sync;
