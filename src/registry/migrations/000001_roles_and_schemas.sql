-- Roles belong to the whole cluster: registries share them, and migrations of two databases may race to make them.
do $$
declare
  name text;
  may_become constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  foreach name in array array['tenantry_owner', 'tenantry_migrator', 'tenantry_sync', 'tenantry_emergency',
                              'tenantry_ops', 'tenantry_reader', 'tenantry_api', 'tenantry_auditor'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then
        null; -- another migration was first
      end;
    end if;
  end loop;
  foreach name in array array[current_user::text, 'tenantry_migrator'] loop
    if not pg_has_role(name, 'tenantry_owner', may_become) then
      begin
        execute format('grant tenantry_owner to %I', name);
      exception when unique_violation then
        null;
      end;
    end if;
  end loop;
exception when insufficient_privilege then
  raise exception 'the roles of the registry cannot be set up by %: %', current_user, sqlerrm
    using errcode = '42501',
          hint = 'Run the first `tenantry migrate` with a login that has CREATEROLE, or create the roles first (docs/registry.md).';
end
$$;

-- The default since PostgreSQL 15, but not in a cluster that was upgraded from an older one.
do $$
begin
  if has_schema_privilege('public', 'public', 'CREATE') then
    revoke create on schema public from public;
  end if;
exception when insufficient_privilege or undefined_object or invalid_schema_name then
  null; -- the schema belongs to somebody else, or is gone; every function pins its search_path anyway
end
$$;

create schema tenantry authorization tenantry_owner;
create schema audit authorization tenantry_owner;

set local role tenantry_owner;

alter default privileges revoke execute on functions from public;

create table tenantry.migrations (
  version int primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now(),
  applied_by text not null default session_user
);
