import type { Sql } from "../database.ts";

/** The roles of Tenantry, with what nobody should have of them, their members among each other, and their privileges. */
const PRIVILEGES = `
  with own as (
    select oid, rolname::text as role from pg_roles where rolname in ('tenantry_owner', 'tenantry_migrator',
      'tenantry_sync', 'tenantry_emergency', 'tenantry_ops', 'tenantry_reader', 'tenantry_api', 'tenantry_auditor')),
  grantees as (select oid, role from own where role <> 'tenantry_owner' union all select 0, 'public'),
  objects (object, acl) as (
    select 'schema ' || nspname, nspacl from pg_namespace where nspname in ('tenantry', 'audit')
    union all
    select relnamespace::regnamespace || '.' || relname, relacl from pg_class
      where relnamespace::regnamespace::text in ('tenantry', 'audit')
    union all
    select relnamespace::regnamespace || '.' || relname || ' (' || attname || ')', attacl
      from pg_attribute join pg_class c on c.oid = attrelid
      where relnamespace::regnamespace::text in ('tenantry', 'audit')
    union all
    select p.oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) from pg_proc p
      where pronamespace::regnamespace::text in ('tenantry', 'audit'))
  select 'role ' || role as text from own
  union
  select format('%s for %s', attribute, role) from own join pg_roles r using (oid), unnest(array['superuser', 'createrole',
      'createdb', 'replication', 'bypassrls'], array[rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls])
      as a(attribute, has) where has
  union
  select format('%s for %s', r.role, m.role) from pg_auth_members a join own r on r.oid = roleid join own m on m.oid = member
  union
  select format('%s on %s for %s', e.privilege_type, object, role)
    from objects, aclexplode(acl) e join grantees on grantees.oid = e.grantee`;

/** One line each: `SELECT on tenantry.tenants for tenantry_api`. Sees everything, whoever asks. */
export async function listPrivileges(sql: Sql): Promise<Set<string>> {
  const { rows } = await sql.query<{ text: string }>(PRIVILEGES);
  return new Set(rows.map(({ text }) => text));
}
