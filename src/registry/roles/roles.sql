-- Makes the roles of Tenantry that are missing, and takes from all of them what they shall not have. Roles belong to the
-- whole cluster: registries share them. It may run again and again, as a superuser or with CREATEROLE.
do $$
declare
  roles constant text[] := array['tenantry_owner', 'tenantry_migrator', 'tenantry_sync', 'tenantry_emergency',
                                 'tenantry_ops', 'tenantry_reader', 'tenantry_api', 'tenantry_auditor'];
  may_become constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
  name text;
  other text;
begin
  foreach name in array roles loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then
        null; -- another migration was first
      end;
    end if;
  end loop;
  -- Only what differs is named: to name an attribute takes the right to give it.
  for name, other in
    select rolname, concat_ws(' ', case when rolsuper then 'nosuperuser' end, case when rolcreaterole then 'nocreaterole' end,
      case when rolcreatedb then 'nocreatedb' end, case when rolreplication then 'noreplication' end,
      case when rolbypassrls then 'nobypassrls' end)
    from pg_roles where rolname = any(roles)
  loop
    if other <> '' then
      execute format('alter role %I %s', name, other);
    end if;
  end loop;
  for name, other in
    select r.rolname, m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid join pg_roles m on m.oid = a.member
    where r.rolname = any(roles) and m.rolname = any(roles)
      and (r.rolname, m.rolname) <> ('tenantry_owner', 'tenantry_migrator')
  loop
    execute format('revoke %I from %I', name, other);
  end loop;
  foreach name in array array[current_user::text, 'tenantry_migrator'] loop
    if not pg_has_role(name, 'tenantry_owner', may_become) then
      execute format('grant tenantry_owner to %I', name);
    end if;
  end loop;
exception when insufficient_privilege then
  raise exception 'the roles of the registry cannot be set up by %: %', current_user, sqlerrm
    using errcode = '42501',
          hint = 'Use a login that is a superuser, or has CREATEROLE and made these roles (docs/registry.md).';
end
$$;
