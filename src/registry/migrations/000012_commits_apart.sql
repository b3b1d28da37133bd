-- The commits of a push travel in a setting of their own: who writes is asked for each row, and reading the commits of a
-- large push again for each of 10,000 took longer than all the rest. The log has both in one text, as before.
create function tenantry.whole_context() returns text
language sql stable
return case
  when nullif(current_setting('tenantry.commits', true), '') is null then tenantry.trusted_context()
  else (tenantry.trusted_context()::jsonb
        || jsonb_build_object('commits', current_setting('tenantry.commits', true)::jsonb))::text
end;

-- What lies in the way of a mistake by hand: a row that shall not be deleted is not marked as removed either.
create function tenantry.keep_tenant() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'tenant % cannot be removed: prevent_deletion is set', old.tenant_id
    using errcode = '42501', hint = 'Take prevent_deletion out of its file first, and sync that.';
end
$$;
create trigger keep_tenant before update on tenantry.tenants
  for each row when (old.prevent_deletion and old.removed_at is null and new.removed_at is not null)
  execute function tenantry.keep_tenant();
alter table tenantry.tenants enable always trigger keep_tenant;

revoke all on function tenantry.whole_context(), tenantry.keep_tenant() from public; -- triggers call them

-- As it was, but for the context.
create or replace function audit.record() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres' set extra_float_digits = '1' as $$
declare
  s audit.stmt;
  fresh bool;
  written int;
  rows_digest bytea;
  olds text;
  news text;
  source text;
begin
  -- Statement triggers fire without rows too, and ON CONFLICT and MERGE fire those of INSERT and of UPDATE.
  if tg_op = 'INSERT' then
    select count(*) into s.nrows from new_t;
  else
    select count(*) into s.nrows from old_t;
  end if;
  if s.nrows = 0 then
    return null;
  end if;
  s.n := 1;
  s.at := clock_timestamp();
  s.xid := pg_current_xact_id();
  s.db_user := session_user;
  s.db_role := current_setting('role');
  s.client := coalesce(host(inet_client_addr()), 'local');
  s.op := tg_op;
  s.tbl := tg_table_name;
  s.ctx := coalesce(tenantry.whole_context(), '{"direct":true}');
  select x.id into s.tx from audit.tx x
    where x.xid = s.xid and not exists (select from audit.link l where l.tx = x.id);
  fresh := not found;
  if fresh then
    s.tx := nextval('audit.tx_id_seq');
  else
    select max(n) + 1 into s.n from audit.stmt where tx = s.tx;
  end if;

  select string_agg(format('o.%I', attname), ', ' order by attnum), string_agg(format('n.%I', attname), ', ' order by attnum)
    into olds, news
    from pg_attribute
    where attrelid = tg_relid and attnum > 0 and not attisdropped and attname <> all (tg_argv[1:]);
  olds := format('row_to_json((select r from (select %s) r))::text', olds);
  news := format('row_to_json((select r from (select %s) r))::text', news);
  source := case tg_op
    when 'INSERT' then format('select n.%I::text pk, null::text old, %s new from new_t n', tg_argv[0], news)
    when 'DELETE' then format('select o.%I::text pk, %s old, null::text new from old_t o', tg_argv[0], olds)
    else format('select n.%1$I::text pk, %2$s old, %3$s new from old_t o join new_t n on n.%1$I = o.%1$I', tg_argv[0], olds, news)
  end;
  execute format(
    'with x as (
       insert into audit.change
       select $1, $2, row_number() over (order by q.pk collate "C"), q.pk, q.old, q.new, audit.row_digest(q.pk, q.old, q.new)
       from (%s offset 0) q
       returning n, digest)
     select count(*), sha256(string_agg(digest, '''' order by n)) from x', source)
    into written, rows_digest using s.tx, s.n;
  if written <> s.nrows then
    raise exception 'audit: % of % changed rows were paired', written, s.nrows;
  end if;
  s.digest := audit.stmt_digest(s, s.nrows, rows_digest);
  insert into audit.stmt select s.*;
  if fresh then
    -- Last: under SET CONSTRAINTS ALL IMMEDIATE this seals at once, and what came later would stay unsealed.
    insert into audit.tx (id, xid) values (s.tx, s.xid);
  end if;
  return null;
end
$$;
