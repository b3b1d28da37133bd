CREATE SCHEMA audit;

ALTER SCHEMA audit OWNER TO tenantry_owner;

CREATE SCHEMA tenantry;

ALTER SCHEMA tenantry OWNER TO tenantry_owner;

CREATE FUNCTION audit.deny() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception '% on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'The audit log is append-only, and what it watches cannot be truncated.';
end
$$;

ALTER FUNCTION audit.deny() OWNER TO tenantry_owner;

CREATE FUNCTION audit.deny_key_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception 'the key of a row of %.% cannot change', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Ids are never renamed: archive the old one and create a new one.';
end
$$;

ALTER FUNCTION audit.deny_key_change() OWNER TO tenantry_owner;

CREATE TABLE audit.link (
    seq bigint NOT NULL,
    tx bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    nstmts integer NOT NULL,
    rows_before bigint NOT NULL,
    prev bytea NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE audit.link OWNER TO tenantry_owner;

CREATE FUNCTION audit.link_hash(l audit.link, nstmts integer, stmts bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN sha256((convert_to(concat('link ', encode((l).prev, 'hex'::text), ' ', (l).seq, ' ', (l).rows_before, ' ', (l).tx, ' ', ((EXTRACT(epoch FROM (l).at) * (1000000)::numeric))::bigint, ' ', nstmts, ' '), 'UTF8'::name) || stmts));

ALTER FUNCTION audit.link_hash(l audit.link, nstmts integer, stmts bytea) OWNER TO tenantry_owner;

CREATE FUNCTION audit.record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET "IntervalStyle" TO 'postgres'
    SET extra_float_digits TO '1'
    AS $_$
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
$_$;

ALTER FUNCTION audit.record() OWNER TO tenantry_owner;

CREATE FUNCTION audit.row_digest(pk text, old text, new text) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN sha256(convert_to(concat('row ', octet_length(pk), ':', pk, COALESCE(octet_length(old), '-1'::integer), ':', old, COALESCE(octet_length(new), '-1'::integer), ':', new), 'UTF8'::name));

ALTER FUNCTION audit.row_digest(pk text, old text, new text) OWNER TO tenantry_owner;

CREATE FUNCTION audit.seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
  total bigint;
  stmts bytea;
  last audit.head;
  l audit.link;
begin
  select count(*), sum(nrows), string_agg(digest, '' order by n) into l.nstmts, total, stmts
    from audit.stmt where tx = new.id;
  if l.nstmts = 0 then
    raise exception 'audit: there is nothing to seal';
  end if;
  select * into strict last from audit.head for update;
  l.seq := last.seq + 1;
  l.tx := new.id;
  l.at := clock_timestamp();
  l.rows_before := last.nrows;
  l.prev := last.hash;
  l.hash := audit.link_hash(l, l.nstmts, stmts);
  insert into audit.link select l.*;
  update audit.head set seq = l.seq, nrows = last.nrows + total, hash = l.hash;
  return null;
end
$$;

ALTER FUNCTION audit.seal() OWNER TO tenantry_owner;

CREATE FUNCTION audit.sized(t text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN COALESCE(((octet_length(t) || ':'::text) || t), '-'::text);

ALTER FUNCTION audit.sized(t text) OWNER TO tenantry_owner;

CREATE TABLE audit.stmt (
    tx bigint NOT NULL,
    n integer NOT NULL,
    at timestamp with time zone NOT NULL,
    xid xid8 NOT NULL,
    db_user text NOT NULL,
    db_role text NOT NULL,
    client text NOT NULL,
    op text NOT NULL,
    tbl text NOT NULL,
    ctx text NOT NULL,
    nrows integer NOT NULL,
    digest bytea NOT NULL
);

ALTER TABLE audit.stmt OWNER TO tenantry_owner;

CREATE FUNCTION audit.stmt_digest(s audit.stmt, nrows integer, rows_digest bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN sha256(convert_to(concat('stmt ', (s).n, ' ', ((EXTRACT(epoch FROM (s).at) * (1000000)::numeric))::bigint, ' ', ((s).xid)::text, ' ', audit.sized((s).db_user), audit.sized((s).db_role), audit.sized((s).client), audit.sized((s).op), audit.sized((s).tbl), audit.sized((s).ctx), nrows, ' ', encode(rows_digest, 'hex'::text)), 'UTF8'::name));

ALTER FUNCTION audit.stmt_digest(s audit.stmt, nrows integer, rows_digest bytea) OWNER TO tenantry_owner;

CREATE FUNCTION audit.verify() RETURNS TABLE(bad_link bigint, bad_stmt integer, bad_row integer, why text)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    AS $$
  select l.seq, c.stmt, c.n, 'the row is not what was recorded'
    from audit.change c left join audit.link l using (tx)
    where c.digest is distinct from audit.row_digest(c.pk, c.old, c.new)
  union all
  select l.seq, c.stmt, c.n, 'the row belongs to no statement'
    from audit.change c left join audit.link l using (tx)
    where not exists (select from audit.stmt s where s.tx = c.tx and s.n = c.stmt)
  union all
  select l.seq, s.n, null, 'the statement is not what was recorded, or rows of it are missing'
    from audit.stmt s
    left join audit.link l using (tx)
    left join (select tx, stmt, count(*)::int as k, sha256(string_agg(digest, '' order by n)) as g
               from audit.change group by tx, stmt) r on r.tx = s.tx and r.stmt = s.n
    where r.k is distinct from s.nrows or s.digest is distinct from audit.stmt_digest(s, r.k, r.g)
  union all
  select l.seq, null, null, 'the link is not what was recorded, or statements of it are missing'
    from audit.link l
    left join (select tx, count(*)::int as k, string_agg(digest, '' order by n) as g
               from audit.stmt group by tx) r on r.tx = l.tx
    where r.k is distinct from l.nstmts or l.hash is distinct from audit.link_hash(l, r.k, r.g)
  union all
  select q.seq, null, null, 'a link before this one is missing, or was replaced'
    from (select seq, prev, lag(hash, 1, sha256('tenantry-genesis-v1')) over w as expected, lag(seq, 1, 0::bigint) over w as before
          from audit.link window w as (order by seq)) q
    where q.prev <> q.expected or q.seq <> q.before + 1
  union all
  select l.seq, null, null, 'the marker of the transaction is missing'
    from audit.link l where not exists (select from audit.tx t where t.id = l.tx)
  union all
  select h.seq, null, null, 'the head is not the last link'
    from (select * from audit.head) h
    full join (select seq, hash from audit.link order by seq desc limit 1) l on true
    where coalesce(l.seq, 0) is distinct from h.seq or coalesce(l.hash, sha256('tenantry-genesis-v1')) is distinct from h.hash
  union all
  select null, s.n, null, 'the statement was never sealed (transaction ' || s.tx || ')'
    from audit.stmt s
    where not exists (select from audit.link l where l.tx = s.tx)
      and s.xid is distinct from pg_current_xact_id_if_assigned()
$$;

ALTER FUNCTION audit.verify() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.trusted_context() RETURNS text
    LANGUAGE sql STABLE
    RETURN CASE WHEN (pg_has_role(SESSION_USER, 'tenantry_sync'::name, 'MEMBER'::text) OR pg_has_role(SESSION_USER, 'tenantry_emergency'::name, 'MEMBER'::text)) THEN NULLIF(current_setting('tenantry.context'::text, true), ''::text) ELSE NULL::text END;

ALTER FUNCTION tenantry.trusted_context() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.actor() RETURNS text
    LANGUAGE sql STABLE
    RETURN COALESCE(((tenantry.trusted_context())::jsonb ->> 'actor'::text), (SESSION_USER)::text);

ALTER FUNCTION tenantry.actor() OWNER TO tenantry_owner;

CREATE TABLE audit.change (
    tx bigint NOT NULL,
    stmt integer NOT NULL,
    n integer NOT NULL,
    pk text NOT NULL COLLATE pg_catalog."C",
    old text,
    new text,
    digest bytea NOT NULL
);

ALTER TABLE audit.change OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.changed_tenants(after bigint, most integer) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT DISTINCT c.pk
    FROM ((audit.link l
      JOIN audit.stmt s ON (((s.tx = l.tx) AND (s.tbl = 'tenants'::text))))
      JOIN audit.change c ON (((c.tx = s.tx) AND (c.stmt = s.n))))
   WHERE (l.seq > changed_tenants.after)
  LIMIT changed_tenants.most;
END;

ALTER FUNCTION tenantry.changed_tenants(after bigint, most integer) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.deny_delete() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception 'DELETE on %.% is refused', tg_table_schema, tg_table_name
    using errcode = '42501', hint = 'Rows stay, and ids stay taken: archive it in Git, or set removed_at.';
end
$$;

ALTER FUNCTION tenantry.deny_delete() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.deny_hold_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception 'hold % was closed and cannot change', old.id
    using errcode = '42501', hint = 'Open another one.';
end
$$;

ALTER FUNCTION tenantry.deny_hold_change() OWNER TO tenantry_owner;

CREATE TABLE tenantry.holds (
    id bigint NOT NULL,
    target_kind text NOT NULL,
    target_id text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL,
    value jsonb NOT NULL,
    prior_value jsonb,
    reason text NOT NULL,
    incident text,
    actor text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    review_by date,
    base_commit text,
    state text DEFAULT 'open'::text NOT NULL,
    closed_at timestamp with time zone,
    closed_by text,
    review_at timestamp with time zone,
    CONSTRAINT holds_field_check CHECK ((field <> ''::text)),
    CONSTRAINT holds_reason_check CHECK ((reason <> ''::text)),
    CONSTRAINT holds_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reconciled'::text, 'lifted'::text]))),
    CONSTRAINT holds_target_kind_check CHECK ((target_kind = ANY (ARRAY['tenant'::text, 'flag'::text])))
);

ALTER TABLE tenantry.holds OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.emergency_delivers(tenant text, written_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN ((EXISTS (SELECT FROM tenantry.holds h WHERE ((h.target_kind = 'tenant'::text) AND (h.target_id = emergency_delivers.tenant) AND (h.field ~ '^(status$|limits\.|features\.|flags\.)'::text) AND ((h.state = 'open'::text) OR (emergency_delivers.written_at <= h.closed_at))))) OR (EXISTS (SELECT FROM tenantry.holds h WHERE ((h.target_kind = 'flag'::text) AND (h.field = 'state'::text) AND ((emergency_delivers.written_at = h.created_at) OR (emergency_delivers.written_at = h.closed_at))))));

ALTER FUNCTION tenantry.emergency_delivers(tenant text, written_at timestamp with time zone) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.guard_delivery() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if tenantry.emergency_delivers(old.tenant_id, old.created_at) then
    return new;
  end if;
  raise exception 'an emergency cannot mark the change % of tenant % as delivered', old.id, old.tenant_id
    using errcode = '42501', hint = 'It delivers what was written before its hold on a tenant was closed.';
end
$$;

ALTER FUNCTION tenantry.guard_delivery() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.guard_hold() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.guard_hold() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.guard_hold_end() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

ALTER FUNCTION tenantry.guard_hold_end() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.guard_journal() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if old.hold_id is null and old.refused is null
     and to_jsonb(new) - '{hold_id,refused}'::text[] = to_jsonb(old) - '{hold_id,refused}'::text[] then
    return new;
  end if;
  raise exception 'the journal entry % has its outcome', old.id
    using errcode = '42501', hint = 'Entries are replayed once.';
end
$$;

ALTER FUNCTION tenantry.guard_journal() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.guard_replay() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.guard_replay() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.guard_status() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.guard_status() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.held_leaf(document jsonb, field text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    RETURN CASE split_part(field, '.'::text, 1) WHEN 'limits'::text THEN ((document -> 'limits'::text) -> substr(field, 8)) WHEN 'features'::text THEN CASE WHEN ((document -> 'features'::text) ? substr(field, 10)) THEN 'true'::jsonb ELSE NULL::jsonb END WHEN 'flags'::text THEN ((document -> 'flags'::text) -> substr(field, 7)) ELSE NULL::jsonb END;

ALTER FUNCTION tenantry.held_leaf(document jsonb, field text) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.keep_tenant() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  raise exception 'tenant % cannot be removed: prevent_deletion is set', old.tenant_id
    using errcode = '42501', hint = 'Take prevent_deletion out of its file first, and sync that.';
end
$$;

ALTER FUNCTION tenantry.keep_tenant() OWNER TO tenantry_owner;

CREATE TABLE audit.head (
    one boolean DEFAULT true NOT NULL,
    seq bigint NOT NULL,
    nrows bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT head_one_check CHECK (one)
)
WITH (fillfactor='10');

ALTER TABLE audit.head OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.last_change() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (SELECT head.seq FROM audit.head);

ALTER FUNCTION tenantry.last_change() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.lay_hold(hold bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.lay_hold(hold bigint) OWNER TO tenantry_owner;

CREATE TABLE tenantry.feature_flags (
    flag text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    state text NOT NULL,
    expires date,
    document jsonb NOT NULL,
    content_hash text,
    source_path text,
    source_commit text,
    config_version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT tenantry.actor() NOT NULL,
    last_modified_at timestamp with time zone DEFAULT now() NOT NULL,
    last_modified_by text DEFAULT tenantry.actor() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT feature_flags_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT feature_flags_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
    CONSTRAINT feature_flags_flag_check CHECK ((flag ~ '^[a-z][a-z0-9_-]{1,62}$'::text)),
    CONSTRAINT feature_flags_state_check CHECK ((state = ANY (ARRAY['on'::text, 'off'::text])))
);

ALTER TABLE tenantry.feature_flags OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.lock_flag(id text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT
    FROM tenantry.feature_flags f
   WHERE (f.flag = lock_flag.id)
  FOR UPDATE OF f;
END;

ALTER FUNCTION tenantry.lock_flag(id text) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.lock_held_flag() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  perform from tenantry.feature_flags f where f.flag = new.target_id for update;
  return new;
end
$$;

ALTER FUNCTION tenantry.lock_held_flag() OWNER TO tenantry_owner;

CREATE TABLE tenantry.features (
    feature text NOT NULL COLLATE pg_catalog."C",
    document jsonb NOT NULL,
    content_hash text,
    source_path text,
    source_commit text,
    config_version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT tenantry.actor() NOT NULL,
    last_modified_at timestamp with time zone DEFAULT now() NOT NULL,
    last_modified_by text DEFAULT tenantry.actor() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT features_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT features_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
    CONSTRAINT features_feature_check CHECK ((feature ~ '^[a-z][a-z0-9_-]{1,62}$'::text))
);

ALTER TABLE tenantry.features OWNER TO tenantry_owner;

CREATE TABLE tenantry.tenants (
    tenant_id text NOT NULL COLLATE pg_catalog."C",
    display_name text NOT NULL,
    tier text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL,
    owner text NOT NULL,
    billing_email text,
    cost_center text,
    region text NOT NULL,
    compliance text[] DEFAULT '{}'::text[] NOT NULL,
    labels jsonb DEFAULT '{}'::jsonb NOT NULL,
    limits jsonb DEFAULT '{}'::jsonb NOT NULL,
    features jsonb DEFAULT '[]'::jsonb NOT NULL,
    flags jsonb DEFAULT '{}'::jsonb NOT NULL,
    config jsonb DEFAULT '{}'::jsonb NOT NULL,
    sla jsonb DEFAULT '{}'::jsonb NOT NULL,
    monthly_cost numeric(18,2) DEFAULT 0 NOT NULL,
    prevent_deletion boolean DEFAULT false NOT NULL,
    overrides text[] DEFAULT '{}'::text[] NOT NULL,
    config_version bigint DEFAULT 1 NOT NULL,
    content_hash text,
    applied jsonb,
    source_path text,
    source_commit text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT tenantry.actor() NOT NULL,
    last_modified_at timestamp with time zone DEFAULT now() NOT NULL,
    last_modified_by text DEFAULT tenantry.actor() NOT NULL,
    suspended_at timestamp with time zone,
    suspension_reason text,
    suspension_ticket text,
    removed_at timestamp with time zone,
    CONSTRAINT tenants_check CHECK (((cost_center IS NULL) OR (billing_email IS NOT NULL))),
    CONSTRAINT tenants_check1 CHECK (((suspension_ticket IS NULL) OR (suspension_reason IS NOT NULL))),
    CONSTRAINT tenants_config_check CHECK ((jsonb_typeof(config) = 'object'::text)),
    CONSTRAINT tenants_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT tenants_features_check CHECK ((jsonb_typeof(features) = 'array'::text)),
    CONSTRAINT tenants_flags_check CHECK ((jsonb_typeof(flags) = 'object'::text)),
    CONSTRAINT tenants_labels_check CHECK ((jsonb_typeof(labels) = 'object'::text)),
    CONSTRAINT tenants_limits_check CHECK ((jsonb_typeof(limits) = 'object'::text)),
    CONSTRAINT tenants_sla_check CHECK ((jsonb_typeof(sla) = 'object'::text)),
    CONSTRAINT tenants_status_check CHECK ((status = ANY (ARRAY['provisioning'::text, 'active'::text, 'suspended'::text, 'offboarding'::text, 'archived'::text]))),
    CONSTRAINT tenants_tenant_id_check CHECK ((tenant_id ~ '^[a-z][a-z0-9_-]{1,62}$'::text))
);

ALTER TABLE ONLY tenantry.tenants FORCE ROW LEVEL SECURITY;

ALTER TABLE tenantry.tenants OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.may_hold(kind text, target text, field text, value jsonb) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN CASE WHEN (kind = 'flag'::text) THEN ((field = 'state'::text) AND (value = '"off"'::jsonb) AND (EXISTS (SELECT FROM tenantry.feature_flags f WHERE ((f.flag = may_hold.target) AND (f.removed_at IS NULL))))) WHEN (kind <> 'tenant'::text) THEN false WHEN (field = 'status'::text) THEN (value = '"suspended"'::jsonb) ELSE ((EXISTS (SELECT FROM tenantry.tenants t WHERE ((t.tenant_id = may_hold.target) AND (t.removed_at IS NULL) AND CASE split_part(may_hold.field, '.'::text, 1) WHEN 'limits'::text THEN ((t.limits ? substr(may_hold.field, 8)) OR ((t.applied -> 'limits'::text) ? substr(may_hold.field, 8))) WHEN 'features'::text THEN (EXISTS (SELECT FROM tenantry.features f WHERE ((f.feature = substr(may_hold.field, 10)) AND (f.removed_at IS NULL)))) WHEN 'flags'::text THEN (EXISTS (SELECT FROM tenantry.feature_flags f WHERE ((f.flag = substr(may_hold.field, 7)) AND (f.removed_at IS NULL)))) ELSE false END))) AND CASE WHEN (split_part(field, '.'::text, 1) <> 'limits'::text) THEN (jsonb_typeof(value) = 'boolean'::text) WHEN (jsonb_typeof(value) = 'number'::text) THEN ((((value)::numeric >= (0)::numeric) AND ((value)::numeric <= ('9007199254740991'::bigint)::numeric)) AND ((value)::numeric = trunc((value)::numeric))) ELSE (value = '"unlimited"'::jsonb) END) END;

ALTER FUNCTION tenantry.may_hold(kind text, target text, field text, value jsonb) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.only_emergency() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (NOT has_column_privilege('tenantry.tenants'::text, 'tier'::text, 'UPDATE'::text));

ALTER FUNCTION tenantry.only_emergency() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.only_replays() RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN (pg_has_role('tenantry_sync'::name, 'USAGE'::text) AND (NOT pg_has_role('tenantry_emergency'::name, 'USAGE'::text)) AND (NOT pg_has_role('tenantry_owner'::name, 'USAGE'::text)));

ALTER FUNCTION tenantry.only_replays() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.queue_write_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  insert into tenantry.write_backs (hold_id, kind)
    values (new.id, case tg_op when 'INSERT' then 'open' else 'resume' end)
    on conflict do nothing;
  return null;
end
$$;

ALTER FUNCTION tenantry.queue_write_back() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.stamp() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.stamp() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.stamp_hold() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  new.closed_at := case when new.state <> 'open' then now() end;
  new.closed_by := case when new.state <> 'open' then tenantry.actor() end;
  return new;
end
$$;

ALTER FUNCTION tenantry.stamp_hold() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.stamp_suspension() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  new.suspended_at := case when new.status = 'suspended' then now() end;
  return new;
end
$$;

ALTER FUNCTION tenantry.stamp_suspension() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.touch_held_flag() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.touch_held_flag() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.touch_held_tenant() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.touch_held_tenant() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.whole_context() RETURNS text
    LANGUAGE sql STABLE
    RETURN CASE WHEN (NULLIF(current_setting('tenantry.commits'::text, true), ''::text) IS NULL) THEN tenantry.trusted_context() ELSE (((tenantry.trusted_context())::jsonb || jsonb_build_object('commits', (current_setting('tenantry.commits'::text, true))::jsonb)))::text END;

ALTER FUNCTION tenantry.whole_context() OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.with_holds(tenant text, document jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.with_holds(tenant text, document jsonb) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.with_leaf(document jsonb, field text, value jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    RETURN CASE split_part(field, '.'::text, 1) WHEN 'limits'::text THEN jsonb_set(document, '{limits}'::text[], CASE WHEN (COALESCE(value, 'null'::jsonb) = 'null'::jsonb) THEN ((document -> 'limits'::text) - substr(field, 8)) ELSE ((document -> 'limits'::text) || jsonb_build_object(substr(field, 8), value)) END) WHEN 'features'::text THEN jsonb_set(document, '{features}'::text[], (SELECT COALESCE(jsonb_agg(own.f ORDER BY (own.f COLLATE "C")), '[]'::jsonb) AS "coalesce" FROM (SELECT f.value AS f FROM jsonb_array_elements_text((with_leaf.document -> 'features'::text)) f(value) WHERE (f.value <> substr(with_leaf.field, 10)) UNION ALL SELECT substr(with_leaf.field, 10) AS substr WHERE (with_leaf.value = 'true'::jsonb)) own)) WHEN 'flags'::text THEN jsonb_set(document, '{flags}'::text[], CASE WHEN (COALESCE(value, 'null'::jsonb) = ANY (ARRAY['null'::jsonb, 'false'::jsonb])) THEN ((document -> 'flags'::text) - substr(field, 7)) ELSE ((document -> 'flags'::text) || jsonb_build_object(substr(field, 7), value)) END) ELSE document END;

ALTER FUNCTION tenantry.with_leaf(document jsonb, field text, value jsonb) OWNER TO tenantry_owner;

CREATE FUNCTION tenantry.write_outbox() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

ALTER FUNCTION tenantry.write_outbox() OWNER TO tenantry_owner;

CREATE VIEW audit.log WITH (security_invoker='true') AS
 SELECT ((l.rows_before + c.n) + COALESCE(( SELECT sum(e.nrows) AS sum
           FROM audit.stmt e
          WHERE ((e.tx = s.tx) AND (e.n < s.n))), (0)::bigint)) AS seq,
    l.seq AS link,
    s.n AS stmt,
    c.n AS "row",
    s.at,
    s.xid,
    s.db_user,
    s.db_role,
    s.client,
    s.op,
    s.tbl,
    c.pk,
    s.ctx,
    c.old,
    c.new
   FROM ((audit.link l
     JOIN audit.stmt s ON ((s.tx = l.tx)))
     JOIN audit.change c ON (((c.tx = s.tx) AND (c.stmt = s.n))));

ALTER TABLE audit.log OWNER TO tenantry_owner;

CREATE TABLE audit.tx (
    id bigint NOT NULL,
    xid xid8 NOT NULL
);

ALTER TABLE audit.tx OWNER TO tenantry_owner;

ALTER TABLE audit.tx ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME audit.tx_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tenantry.registry_state (
    one boolean DEFAULT true NOT NULL,
    registry_id uuid DEFAULT gen_random_uuid() NOT NULL,
    environment text NOT NULL,
    epoch bigint DEFAULT 1 NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    last_commit text,
    currency text,
    limits jsonb DEFAULT '{}'::jsonb NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT registry_state_environment_check CHECK ((environment <> ''::text)),
    CONSTRAINT registry_state_limits_check CHECK ((jsonb_typeof(limits) = 'object'::text)),
    CONSTRAINT registry_state_one_check CHECK (one)
);

ALTER TABLE tenantry.registry_state OWNER TO tenantry_owner;

CREATE VIEW tenantry.cost_by_cost_center WITH (security_invoker='true') AS
 SELECT t.cost_center,
    count(*) AS tenants,
    sum(t.monthly_cost) AS monthly_cost,
    s.currency
   FROM (tenantry.tenants t
     CROSS JOIN tenantry.registry_state s)
  WHERE (t.removed_at IS NULL)
  GROUP BY t.cost_center, s.currency;

ALTER TABLE tenantry.cost_by_cost_center OWNER TO tenantry_owner;

ALTER TABLE tenantry.holds ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tenantry.holds_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tenantry.journal_entries (
    id uuid NOT NULL,
    tenant_id text NOT NULL COLLATE pg_catalog."C",
    entry text NOT NULL,
    key text NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    replayed_at timestamp with time zone DEFAULT now() NOT NULL,
    hold_id bigint,
    refused text,
    CONSTRAINT journal_entries_entry_check CHECK ((octet_length(entry) <= 4096)),
    CONSTRAINT journal_entries_key_check CHECK ((key <> ''::text)),
    CONSTRAINT journal_entries_refused_check CHECK ((refused <> ''::text))
);

ALTER TABLE tenantry.journal_entries OWNER TO tenantry_owner;

CREATE TABLE tenantry.migrations (
    version integer NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_by text DEFAULT SESSION_USER NOT NULL
);

ALTER TABLE tenantry.migrations OWNER TO tenantry_owner;

CREATE TABLE tenantry.outbox (
    id bigint NOT NULL,
    tenant_id text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL,
    config_version bigint NOT NULL,
    new_tier text COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    delivered_at timestamp with time zone,
    CONSTRAINT outbox_action_check CHECK ((action = ANY (ARRAY['created'::text, 'updated'::text, 'suspended'::text, 'resumed'::text, 'tier_upgraded'::text, 'tier_downgraded'::text, 'removed'::text])))
);

ALTER TABLE tenantry.outbox OWNER TO tenantry_owner;

ALTER TABLE tenantry.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tenantry.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tenantry.sync_runs (
    id uuid NOT NULL,
    commit text,
    catalog_hash text NOT NULL,
    plan_hash text NOT NULL,
    actor text NOT NULL,
    actor_source text NOT NULL,
    pr_url text,
    pr_source text,
    reason text,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone DEFAULT now() NOT NULL,
    created integer NOT NULL,
    updated integer NOT NULL,
    removed integer NOT NULL,
    held integer NOT NULL,
    revision bigint NOT NULL
);

ALTER TABLE tenantry.sync_runs OWNER TO tenantry_owner;

CREATE VIEW tenantry.tenant_limits WITH (security_invoker='true') AS
 SELECT t.tenant_id,
    l.key AS "limit",
        CASE
            WHEN (jsonb_typeof(l.value) = 'number'::text) THEN (l.value)::numeric
            ELSE NULL::numeric
        END AS value,
    ((s.limits -> l.key) ->> 'unit'::text) AS unit
   FROM ((tenantry.tenants t
     CROSS JOIN LATERAL jsonb_each(t.limits) l(key, value))
     CROSS JOIN tenantry.registry_state s)
  WHERE (t.removed_at IS NULL);

ALTER TABLE tenantry.tenant_limits OWNER TO tenantry_owner;

CREATE TABLE tenantry.tenant_runtime (
    tenant_id text NOT NULL COLLATE pg_catalog."C",
    payment_status text,
    health_score double precision,
    users bigint,
    documents bigint,
    storage_gb numeric(14,2),
    queries_today bigint,
    observed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tenant_runtime_documents_check CHECK ((documents >= 0)),
    CONSTRAINT tenant_runtime_health_score_check CHECK (((health_score >= ((0)::numeric)::double precision) AND (health_score <= ((100)::numeric)::double precision))),
    CONSTRAINT tenant_runtime_queries_today_check CHECK ((queries_today >= 0)),
    CONSTRAINT tenant_runtime_storage_gb_check CHECK ((storage_gb >= (0)::numeric)),
    CONSTRAINT tenant_runtime_users_check CHECK ((users >= 0))
);

ALTER TABLE ONLY tenantry.tenant_runtime FORCE ROW LEVEL SECURITY;

ALTER TABLE tenantry.tenant_runtime OWNER TO tenantry_owner;

CREATE VIEW tenantry.tenant_overview WITH (security_invoker='true') AS
 SELECT t.tenant_id,
    t.display_name,
    t.tier,
    t.status,
    t.owner,
    t.region,
    t.cost_center,
    t.monthly_cost,
    t.features,
    t.config_version,
    t.suspended_at,
    t.suspension_reason,
    t.last_modified_at,
    t.last_modified_by,
    r.payment_status,
    r.health_score,
    r.users,
    r.documents,
    r.storage_gb,
    r.queries_today,
    r.observed_at
   FROM (tenantry.tenants t
     LEFT JOIN tenantry.tenant_runtime r USING (tenant_id))
  WHERE (t.removed_at IS NULL);

ALTER TABLE tenantry.tenant_overview OWNER TO tenantry_owner;

CREATE TABLE tenantry.tenant_tier_configs (
    tier text NOT NULL COLLATE pg_catalog."C",
    rank integer NOT NULL,
    display_name text NOT NULL,
    document jsonb NOT NULL,
    content_hash text,
    source_path text,
    source_commit text,
    config_version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text DEFAULT tenantry.actor() NOT NULL,
    last_modified_at timestamp with time zone DEFAULT now() NOT NULL,
    last_modified_by text DEFAULT tenantry.actor() NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT tenant_tier_configs_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT tenant_tier_configs_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
    CONSTRAINT tenant_tier_configs_tier_check CHECK ((tier ~ '^[a-z][a-z0-9_-]{1,62}$'::text))
);

ALTER TABLE tenantry.tenant_tier_configs OWNER TO tenantry_owner;

CREATE TABLE tenantry.write_backs (
    hold_id bigint NOT NULL,
    kind text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    pr_url text,
    note text,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    next_at timestamp with time zone DEFAULT now(),
    leased_until timestamp with time zone,
    lease uuid,
    closed_told text,
    overdue_told text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT write_backs_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'resume'::text]))),
    CONSTRAINT write_backs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'proposed'::text, 'merged'::text, 'closed'::text, 'none'::text])))
);

ALTER TABLE tenantry.write_backs OWNER TO tenantry_owner;

ALTER TABLE ONLY audit.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (tx, stmt, n);

ALTER TABLE ONLY audit.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (one);

ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_hash_key UNIQUE (hash);

ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_prev_key UNIQUE (prev);

ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_tx_key UNIQUE (tx);

ALTER TABLE ONLY audit.stmt
    ADD CONSTRAINT stmt_pkey PRIMARY KEY (tx, n);

ALTER TABLE ONLY audit.tx
    ADD CONSTRAINT tx_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenantry.feature_flags
    ADD CONSTRAINT feature_flags_pkey PRIMARY KEY (flag);

ALTER TABLE ONLY tenantry.features
    ADD CONSTRAINT features_pkey PRIMARY KEY (feature);

ALTER TABLE ONLY tenantry.holds
    ADD CONSTRAINT holds_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenantry.journal_entries
    ADD CONSTRAINT journal_entries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenantry.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (version);

ALTER TABLE ONLY tenantry.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenantry.registry_state
    ADD CONSTRAINT registry_state_pkey PRIMARY KEY (one);

ALTER TABLE ONLY tenantry.sync_runs
    ADD CONSTRAINT sync_runs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tenantry.tenant_runtime
    ADD CONSTRAINT tenant_runtime_pkey PRIMARY KEY (tenant_id);

ALTER TABLE ONLY tenantry.tenant_tier_configs
    ADD CONSTRAINT tenant_tier_configs_pkey PRIMARY KEY (tier);

ALTER TABLE ONLY tenantry.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id);

ALTER TABLE ONLY tenantry.write_backs
    ADD CONSTRAINT write_backs_pkey PRIMARY KEY (hold_id, kind);

CREATE INDEX change_pk ON audit.change USING btree (pk, tx);

CREATE INDEX link_at ON audit.link USING btree (at);

CREATE INDEX tx_xid ON audit.tx USING btree (xid);

CREATE UNIQUE INDEX holds_open ON tenantry.holds USING btree (target_kind, target_id, field) WHERE (state = 'open'::text);

CREATE INDEX holds_target ON tenantry.holds USING btree (target_id);

CREATE INDEX outbox_undelivered ON tenantry.outbox USING btree (((action <> 'suspended'::text)), id) WHERE (delivered_at IS NULL);

CREATE INDEX sync_runs_finished_at ON tenantry.sync_runs USING btree (finished_at);

CREATE INDEX tenant_runtime_health_score ON tenantry.tenant_runtime USING btree (health_score);

CREATE INDEX tenant_runtime_payment_status ON tenantry.tenant_runtime USING btree (payment_status);

CREATE INDEX tenants_cost_center ON tenantry.tenants USING btree (cost_center);

CREATE INDEX tenants_features ON tenantry.tenants USING gin (features jsonb_path_ops);

CREATE INDEX tenants_owner ON tenantry.tenants USING btree (owner);

CREATE INDEX tenants_status ON tenantry.tenants USING btree (status);

CREATE INDEX tenants_tier ON tenantry.tenants USING btree (tier);

CREATE INDEX write_backs_next_at ON tenantry.write_backs USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.change FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.change ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.link FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.link ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.stmt FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.stmt ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.tx FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.tx ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only_row BEFORE DELETE OR UPDATE ON audit.change FOR EACH ROW EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.change ENABLE ALWAYS TRIGGER append_only_row;

CREATE TRIGGER append_only_row BEFORE DELETE OR UPDATE ON audit.link FOR EACH ROW EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.link ENABLE ALWAYS TRIGGER append_only_row;

CREATE TRIGGER append_only_row BEFORE DELETE OR UPDATE ON audit.stmt FOR EACH ROW EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.stmt ENABLE ALWAYS TRIGGER append_only_row;

CREATE TRIGGER append_only_row BEFORE DELETE OR UPDATE ON audit.tx FOR EACH ROW EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.tx ENABLE ALWAYS TRIGGER append_only_row;

CREATE TRIGGER keep BEFORE DELETE OR TRUNCATE ON audit.head FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE audit.head ENABLE ALWAYS TRIGGER keep;

CREATE CONSTRAINT TRIGGER seal AFTER INSERT ON audit.tx DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.seal();

ALTER TABLE audit.tx ENABLE ALWAYS TRIGGER seal;

CREATE TRIGGER audit_delete AFTER DELETE ON tenantry.feature_flags REFERENCING OLD TABLE AS old_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('flag');

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER audit_delete;

CREATE TRIGGER audit_delete AFTER DELETE ON tenantry.features REFERENCING OLD TABLE AS old_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('feature');

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER audit_delete;

CREATE TRIGGER audit_delete AFTER DELETE ON tenantry.holds REFERENCING OLD TABLE AS old_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('id');

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER audit_delete;

CREATE TRIGGER audit_delete AFTER DELETE ON tenantry.tenant_tier_configs REFERENCING OLD TABLE AS old_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('tier');

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER audit_delete;

CREATE TRIGGER audit_delete AFTER DELETE ON tenantry.tenants REFERENCING OLD TABLE AS old_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('tenant_id', 'applied');

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER audit_delete;

CREATE TRIGGER audit_insert AFTER INSERT ON tenantry.feature_flags REFERENCING NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('flag');

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER audit_insert;

CREATE TRIGGER audit_insert AFTER INSERT ON tenantry.features REFERENCING NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('feature');

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER audit_insert;

CREATE TRIGGER audit_insert AFTER INSERT ON tenantry.holds REFERENCING NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('id');

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER audit_insert;

CREATE TRIGGER audit_insert AFTER INSERT ON tenantry.tenant_tier_configs REFERENCING NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('tier');

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER audit_insert;

CREATE TRIGGER audit_insert AFTER INSERT ON tenantry.tenants REFERENCING NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('tenant_id', 'applied');

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER audit_insert;

CREATE TRIGGER audit_update AFTER UPDATE ON tenantry.feature_flags REFERENCING OLD TABLE AS old_t NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('flag');

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER audit_update;

CREATE TRIGGER audit_update AFTER UPDATE ON tenantry.features REFERENCING OLD TABLE AS old_t NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('feature');

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER audit_update;

CREATE TRIGGER audit_update AFTER UPDATE ON tenantry.holds REFERENCING OLD TABLE AS old_t NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('id');

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER audit_update;

CREATE TRIGGER audit_update AFTER UPDATE ON tenantry.tenant_tier_configs REFERENCING OLD TABLE AS old_t NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('tier');

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER audit_update;

CREATE TRIGGER audit_update AFTER UPDATE ON tenantry.tenants REFERENCING OLD TABLE AS old_t NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION audit.record('tenant_id', 'applied');

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER audit_update;

CREATE TRIGGER closed_stays BEFORE UPDATE ON tenantry.holds FOR EACH ROW WHEN (((old.state <> 'open'::text) AND (old.* IS DISTINCT FROM new.*))) EXECUTE FUNCTION tenantry.deny_hold_change();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER closed_stays;

CREATE TRIGGER guard_delivery BEFORE UPDATE ON tenantry.outbox FOR EACH ROW WHEN (((new.delivered_at IS NOT NULL) AND (old.delivered_at IS DISTINCT FROM new.delivered_at) AND tenantry.only_emergency())) EXECUTE FUNCTION tenantry.guard_delivery();

ALTER TABLE tenantry.outbox ENABLE ALWAYS TRIGGER guard_delivery;

CREATE TRIGGER guard_hold BEFORE INSERT ON tenantry.holds FOR EACH ROW WHEN (tenantry.only_emergency()) EXECUTE FUNCTION tenantry.guard_hold();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER guard_hold;

CREATE TRIGGER guard_hold_end BEFORE UPDATE ON tenantry.holds FOR EACH ROW WHEN (((old.* IS DISTINCT FROM new.*) AND tenantry.only_emergency())) EXECUTE FUNCTION tenantry.guard_hold_end();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER guard_hold_end;

CREATE TRIGGER guard_replay BEFORE INSERT ON tenantry.holds FOR EACH ROW WHEN (tenantry.only_replays()) EXECUTE FUNCTION tenantry.guard_replay();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER guard_replay;

CREATE TRIGGER guard_status BEFORE UPDATE ON tenantry.tenants FOR EACH ROW WHEN (((old.status IS DISTINCT FROM new.status) AND tenantry.only_emergency())) EXECUTE FUNCTION tenantry.guard_status();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER guard_status;

CREATE TRIGGER keep_tenant BEFORE UPDATE ON tenantry.tenants FOR EACH ROW WHEN ((old.prevent_deletion AND (old.removed_at IS NULL) AND (new.removed_at IS NOT NULL))) EXECUTE FUNCTION tenantry.keep_tenant();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER keep_tenant;

CREATE TRIGGER lock_flag BEFORE INSERT OR UPDATE ON tenantry.holds FOR EACH ROW WHEN ((new.target_kind = 'flag'::text)) EXECUTE FUNCTION tenantry.lock_held_flag();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER lock_flag;

CREATE TRIGGER no_delete BEFORE DELETE ON tenantry.feature_flags FOR EACH ROW EXECUTE FUNCTION tenantry.deny_delete();

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER no_delete;

CREATE TRIGGER no_delete BEFORE DELETE ON tenantry.features FOR EACH ROW EXECUTE FUNCTION tenantry.deny_delete();

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER no_delete;

CREATE TRIGGER no_delete BEFORE DELETE ON tenantry.journal_entries FOR EACH ROW EXECUTE FUNCTION tenantry.deny_delete();

ALTER TABLE tenantry.journal_entries ENABLE ALWAYS TRIGGER no_delete;

CREATE TRIGGER no_delete BEFORE DELETE ON tenantry.tenant_tier_configs FOR EACH ROW EXECUTE FUNCTION tenantry.deny_delete();

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER no_delete;

CREATE TRIGGER no_delete BEFORE DELETE ON tenantry.tenants FOR EACH ROW EXECUTE FUNCTION tenantry.deny_delete();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER no_delete;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.feature_flags FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER no_truncate;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.features FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER no_truncate;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.holds FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER no_truncate;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.journal_entries FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE tenantry.journal_entries ENABLE ALWAYS TRIGGER no_truncate;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.tenant_tier_configs FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER no_truncate;

CREATE TRIGGER no_truncate BEFORE TRUNCATE ON tenantry.tenants FOR EACH STATEMENT EXECUTE FUNCTION audit.deny();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER no_truncate;

CREATE TRIGGER outbox_delete AFTER DELETE ON tenantry.tenants REFERENCING OLD TABLE AS old_t FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_outbox();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER outbox_delete;

CREATE TRIGGER outbox_insert AFTER INSERT ON tenantry.tenants REFERENCING NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_outbox();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER outbox_insert;

CREATE TRIGGER outbox_update AFTER UPDATE ON tenantry.tenants REFERENCING OLD TABLE AS old_t NEW TABLE AS new_t FOR EACH STATEMENT EXECUTE FUNCTION tenantry.write_outbox();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER outbox_update;

CREATE TRIGGER outcome_once BEFORE UPDATE ON tenantry.journal_entries FOR EACH ROW EXECUTE FUNCTION tenantry.guard_journal();

ALTER TABLE tenantry.journal_entries ENABLE ALWAYS TRIGGER outcome_once;

CREATE TRIGGER same_key BEFORE UPDATE ON tenantry.feature_flags FOR EACH ROW WHEN ((old.flag IS DISTINCT FROM new.flag)) EXECUTE FUNCTION audit.deny_key_change();

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER same_key;

CREATE TRIGGER same_key BEFORE UPDATE ON tenantry.features FOR EACH ROW WHEN ((old.feature IS DISTINCT FROM new.feature)) EXECUTE FUNCTION audit.deny_key_change();

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER same_key;

CREATE TRIGGER same_key BEFORE UPDATE ON tenantry.holds FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION audit.deny_key_change();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER same_key;

CREATE TRIGGER same_key BEFORE UPDATE ON tenantry.tenant_tier_configs FOR EACH ROW WHEN ((old.tier IS DISTINCT FROM new.tier)) EXECUTE FUNCTION audit.deny_key_change();

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER same_key;

CREATE TRIGGER same_key BEFORE UPDATE ON tenantry.tenants FOR EACH ROW WHEN ((old.tenant_id IS DISTINCT FROM new.tenant_id)) EXECUTE FUNCTION audit.deny_key_change();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER same_key;

CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.feature_flags FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION tenantry.stamp();

ALTER TABLE tenantry.feature_flags ENABLE ALWAYS TRIGGER stamp;

CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.features FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION tenantry.stamp();

ALTER TABLE tenantry.features ENABLE ALWAYS TRIGGER stamp;

CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.holds FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION tenantry.stamp_hold();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER stamp;

CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.tenant_tier_configs FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION tenantry.stamp();

ALTER TABLE tenantry.tenant_tier_configs ENABLE ALWAYS TRIGGER stamp;

CREATE TRIGGER stamp BEFORE UPDATE ON tenantry.tenants FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION tenantry.stamp();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER stamp;

CREATE TRIGGER stamp_suspension BEFORE UPDATE ON tenantry.tenants FOR EACH ROW WHEN ((old.status IS DISTINCT FROM new.status)) EXECUTE FUNCTION tenantry.stamp_suspension();

ALTER TABLE tenantry.tenants ENABLE ALWAYS TRIGGER stamp_suspension;

CREATE TRIGGER touch_flag_insert AFTER INSERT ON tenantry.holds FOR EACH ROW WHEN (((new.target_kind = 'flag'::text) AND (new.field = 'state'::text) AND (new.state = 'open'::text))) EXECUTE FUNCTION tenantry.touch_held_flag();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER touch_flag_insert;

CREATE TRIGGER touch_flag_update AFTER UPDATE ON tenantry.holds FOR EACH ROW WHEN (((new.target_kind = 'flag'::text) AND (new.field = 'state'::text) AND (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION tenantry.touch_held_flag();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER touch_flag_update;

CREATE TRIGGER touch_tenant_insert AFTER INSERT ON tenantry.holds FOR EACH ROW WHEN ((new.target_kind = 'tenant'::text)) EXECUTE FUNCTION tenantry.touch_held_tenant();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER touch_tenant_insert;

CREATE TRIGGER touch_tenant_update AFTER UPDATE ON tenantry.holds FOR EACH ROW WHEN (((new.target_kind = 'tenant'::text) AND (old.* IS DISTINCT FROM new.*))) EXECUTE FUNCTION tenantry.touch_held_tenant();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER touch_tenant_update;

CREATE TRIGGER write_back_open AFTER INSERT ON tenantry.holds FOR EACH ROW WHEN (((new.target_kind = 'tenant'::text) AND (new.field = 'status'::text) AND (new.state = 'open'::text))) EXECUTE FUNCTION tenantry.queue_write_back();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER write_back_open;

CREATE TRIGGER write_back_resume AFTER UPDATE ON tenantry.holds FOR EACH ROW WHEN (((new.target_kind = 'tenant'::text) AND (new.field = 'status'::text) AND (old.state = 'open'::text) AND (new.state = 'lifted'::text))) EXECUTE FUNCTION tenantry.queue_write_back();

ALTER TABLE tenantry.holds ENABLE ALWAYS TRIGGER write_back_resume;

ALTER TABLE ONLY tenantry.journal_entries
    ADD CONSTRAINT journal_entries_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES tenantry.holds(id);

ALTER TABLE ONLY tenantry.tenant_runtime
    ADD CONSTRAINT tenant_runtime_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenantry.tenants(tenant_id);

ALTER TABLE ONLY tenantry.tenants
    ADD CONSTRAINT tenants_tier_fkey FOREIGN KEY (tier) REFERENCES tenantry.tenant_tier_configs(tier);

ALTER TABLE ONLY tenantry.write_backs
    ADD CONSTRAINT write_backs_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES tenantry.holds(id) ON DELETE CASCADE;

CREATE POLICY every_row ON tenantry.tenant_runtime TO tenantry_owner, tenantry_sync, tenantry_emergency, tenantry_ops, tenantry_reader USING (true) WITH CHECK (true);

CREATE POLICY every_row ON tenantry.tenants TO tenantry_owner, tenantry_sync, tenantry_emergency, tenantry_ops, tenantry_reader USING (true) WITH CHECK (true);

CREATE POLICY own_rows ON tenantry.tenant_runtime FOR SELECT TO tenantry_api USING ((tenant_id = NULLIF(current_setting('tenantry.tenant_id'::text, true), ''::text)));

CREATE POLICY own_rows ON tenantry.tenants FOR SELECT TO tenantry_api USING ((tenant_id = NULLIF(current_setting('tenantry.tenant_id'::text, true), ''::text)));

ALTER TABLE tenantry.tenant_runtime ENABLE ROW LEVEL SECURITY;

ALTER TABLE tenantry.tenants ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA audit TO tenantry_auditor;

GRANT USAGE ON SCHEMA tenantry TO tenantry_sync;
GRANT USAGE ON SCHEMA tenantry TO tenantry_emergency;
GRANT USAGE ON SCHEMA tenantry TO tenantry_ops;
GRANT USAGE ON SCHEMA tenantry TO tenantry_reader;
GRANT USAGE ON SCHEMA tenantry TO tenantry_auditor;
GRANT USAGE ON SCHEMA tenantry TO tenantry_api;

REVOKE ALL ON FUNCTION audit.deny() FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.deny_key_change() FROM PUBLIC;

GRANT SELECT ON TABLE audit.link TO tenantry_auditor;

REVOKE ALL ON FUNCTION audit.link_hash(l audit.link, nstmts integer, stmts bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.link_hash(l audit.link, nstmts integer, stmts bytea) TO tenantry_auditor;

REVOKE ALL ON FUNCTION audit.record() FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.row_digest(pk text, old text, new text) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.row_digest(pk text, old text, new text) TO tenantry_auditor;

REVOKE ALL ON FUNCTION audit.seal() FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.sized(t text) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.sized(t text) TO tenantry_auditor;

GRANT SELECT ON TABLE audit.stmt TO tenantry_auditor;

REVOKE ALL ON FUNCTION audit.stmt_digest(s audit.stmt, nrows integer, rows_digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.stmt_digest(s audit.stmt, nrows integer, rows_digest bytea) TO tenantry_auditor;

REVOKE ALL ON FUNCTION audit.verify() FROM PUBLIC;
GRANT ALL ON FUNCTION audit.verify() TO tenantry_auditor;

GRANT SELECT ON TABLE audit.change TO tenantry_auditor;

REVOKE ALL ON FUNCTION tenantry.changed_tenants(after bigint, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.changed_tenants(after bigint, most integer) TO tenantry_reader;
GRANT ALL ON FUNCTION tenantry.changed_tenants(after bigint, most integer) TO tenantry_sync;

REVOKE ALL ON FUNCTION tenantry.deny_delete() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.deny_hold_change() FROM PUBLIC;

GRANT SELECT ON TABLE tenantry.holds TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.holds TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.holds TO tenantry_emergency;
GRANT SELECT ON TABLE tenantry.holds TO tenantry_auditor;

GRANT INSERT(target_kind) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(target_kind) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(target_id) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(target_id) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(field) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(field) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(value) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(value) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(prior_value) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(prior_value) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(reason) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(reason) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(incident) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(incident) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(actor) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(actor) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(review_by) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(review_by) ON TABLE tenantry.holds TO tenantry_sync;

GRANT INSERT(base_commit) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(base_commit) ON TABLE tenantry.holds TO tenantry_sync;

GRANT UPDATE(state) ON TABLE tenantry.holds TO tenantry_sync;
GRANT UPDATE(state) ON TABLE tenantry.holds TO tenantry_emergency;

GRANT INSERT(review_at) ON TABLE tenantry.holds TO tenantry_emergency;
GRANT INSERT(review_at) ON TABLE tenantry.holds TO tenantry_sync;

REVOKE ALL ON FUNCTION tenantry.emergency_delivers(tenant text, written_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.emergency_delivers(tenant text, written_at timestamp with time zone) TO tenantry_sync;
GRANT ALL ON FUNCTION tenantry.emergency_delivers(tenant text, written_at timestamp with time zone) TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.guard_delivery() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.guard_hold() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.guard_hold_end() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.guard_journal() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.guard_replay() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.guard_status() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.held_leaf(document jsonb, field text) FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.held_leaf(document jsonb, field text) TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.keep_tenant() FROM PUBLIC;

GRANT SELECT ON TABLE audit.head TO tenantry_auditor;

REVOKE ALL ON FUNCTION tenantry.last_change() FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.last_change() TO tenantry_reader;
GRANT ALL ON FUNCTION tenantry.last_change() TO tenantry_sync;
GRANT ALL ON FUNCTION tenantry.last_change() TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.lay_hold(hold bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.lay_hold(hold bigint) TO tenantry_emergency;

GRANT SELECT ON TABLE tenantry.feature_flags TO tenantry_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE tenantry.feature_flags TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.feature_flags TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.lock_flag(id text) FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.lock_flag(id text) TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.lock_held_flag() FROM PUBLIC;

GRANT SELECT ON TABLE tenantry.features TO tenantry_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE tenantry.features TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.features TO tenantry_emergency;

GRANT SELECT ON TABLE tenantry.tenants TO tenantry_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE tenantry.tenants TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.tenants TO tenantry_emergency;
GRANT SELECT ON TABLE tenantry.tenants TO tenantry_ops;
GRANT SELECT ON TABLE tenantry.tenants TO tenantry_api;

GRANT UPDATE(status) ON TABLE tenantry.tenants TO tenantry_emergency;

GRANT UPDATE(config_version) ON TABLE tenantry.tenants TO tenantry_emergency;

GRANT UPDATE(suspension_reason) ON TABLE tenantry.tenants TO tenantry_emergency;

GRANT UPDATE(suspension_ticket) ON TABLE tenantry.tenants TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.may_hold(kind text, target text, field text, value jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION tenantry.may_hold(kind text, target text, field text, value jsonb) TO tenantry_emergency;

REVOKE ALL ON FUNCTION tenantry.queue_write_back() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.stamp() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.stamp_hold() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.stamp_suspension() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.touch_held_flag() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.touch_held_tenant() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.whole_context() FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.with_holds(tenant text, document jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.with_leaf(document jsonb, field text, value jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION tenantry.write_outbox() FROM PUBLIC;

GRANT SELECT ON TABLE audit.log TO tenantry_auditor;

GRANT SELECT ON TABLE audit.tx TO tenantry_auditor;

GRANT SELECT ON TABLE tenantry.registry_state TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.registry_state TO tenantry_emergency;
GRANT SELECT ON TABLE tenantry.registry_state TO tenantry_ops;
GRANT SELECT ON TABLE tenantry.registry_state TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.registry_state TO tenantry_auditor;
GRANT SELECT ON TABLE tenantry.registry_state TO tenantry_api;

GRANT UPDATE(revision) ON TABLE tenantry.registry_state TO tenantry_sync;

GRANT UPDATE(last_commit) ON TABLE tenantry.registry_state TO tenantry_sync;

GRANT UPDATE(currency) ON TABLE tenantry.registry_state TO tenantry_sync;

GRANT UPDATE(limits) ON TABLE tenantry.registry_state TO tenantry_sync;

GRANT UPDATE(updated_at) ON TABLE tenantry.registry_state TO tenantry_sync;

GRANT SELECT ON TABLE tenantry.cost_by_cost_center TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.cost_by_cost_center TO tenantry_sync;

GRANT SELECT ON TABLE tenantry.journal_entries TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.journal_entries TO tenantry_emergency;
GRANT SELECT ON TABLE tenantry.journal_entries TO tenantry_auditor;

GRANT INSERT(id) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT INSERT(id) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT INSERT(tenant_id) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT INSERT(tenant_id) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT INSERT(entry) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT INSERT(entry) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT INSERT(key) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT INSERT(key) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT INSERT(signed_at) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT INSERT(signed_at) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT UPDATE(hold_id) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT UPDATE(hold_id) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT UPDATE(refused) ON TABLE tenantry.journal_entries TO tenantry_sync;
GRANT UPDATE(refused) ON TABLE tenantry.journal_entries TO tenantry_emergency;

GRANT SELECT ON TABLE tenantry.migrations TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.migrations TO tenantry_emergency;
GRANT SELECT ON TABLE tenantry.migrations TO tenantry_ops;
GRANT SELECT ON TABLE tenantry.migrations TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.migrations TO tenantry_auditor;
GRANT SELECT ON TABLE tenantry.migrations TO tenantry_api;

GRANT SELECT ON TABLE tenantry.outbox TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.outbox TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.outbox TO tenantry_emergency;

GRANT UPDATE(attempts) ON TABLE tenantry.outbox TO tenantry_sync;
GRANT UPDATE(attempts) ON TABLE tenantry.outbox TO tenantry_emergency;

GRANT UPDATE(last_error) ON TABLE tenantry.outbox TO tenantry_sync;
GRANT UPDATE(last_error) ON TABLE tenantry.outbox TO tenantry_emergency;

GRANT UPDATE(delivered_at) ON TABLE tenantry.outbox TO tenantry_sync;
GRANT UPDATE(delivered_at) ON TABLE tenantry.outbox TO tenantry_emergency;

GRANT SELECT ON TABLE tenantry.sync_runs TO tenantry_reader;
GRANT SELECT,INSERT ON TABLE tenantry.sync_runs TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.sync_runs TO tenantry_auditor;

GRANT SELECT ON TABLE tenantry.tenant_limits TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.tenant_limits TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.tenant_limits TO tenantry_ops;
GRANT SELECT ON TABLE tenantry.tenant_limits TO tenantry_api;

GRANT SELECT ON TABLE tenantry.tenant_runtime TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.tenant_runtime TO tenantry_sync;
GRANT SELECT,INSERT,UPDATE ON TABLE tenantry.tenant_runtime TO tenantry_ops;
GRANT SELECT ON TABLE tenantry.tenant_runtime TO tenantry_api;
GRANT SELECT ON TABLE tenantry.tenant_runtime TO tenantry_emergency;

GRANT SELECT ON TABLE tenantry.tenant_overview TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.tenant_overview TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.tenant_overview TO tenantry_ops;
GRANT SELECT ON TABLE tenantry.tenant_overview TO tenantry_api;

GRANT SELECT ON TABLE tenantry.tenant_tier_configs TO tenantry_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE tenantry.tenant_tier_configs TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.tenant_tier_configs TO tenantry_emergency;

GRANT SELECT ON TABLE tenantry.write_backs TO tenantry_reader;
GRANT SELECT ON TABLE tenantry.write_backs TO tenantry_sync;
GRANT SELECT ON TABLE tenantry.write_backs TO tenantry_emergency;
GRANT SELECT ON TABLE tenantry.write_backs TO tenantry_auditor;

GRANT UPDATE(state) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(pr_url) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(note) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(attempts) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(last_error) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(next_at) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(leased_until) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(lease) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(closed_told) ON TABLE tenantry.write_backs TO tenantry_sync;

GRANT UPDATE(overdue_told) ON TABLE tenantry.write_backs TO tenantry_sync;
