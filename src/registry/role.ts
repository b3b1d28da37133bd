import type { Sql } from "./database.ts";

/** Whether the session's user may and should become `role`; asked once for each role, as memberships rarely change. */
export async function roleApplies(sql: Sql, memberships: Map<string, boolean>, role: string): Promise<boolean> {
  const known = memberships.get(role);
  if (known !== undefined) return known;
  const { rows } = await sql.query<{ applies: boolean }>(
    `select coalesce((select pg_has_role(session_user, oid, case when current_setting('server_version_num')::int >= 160000
       then 'SET' else 'MEMBER' end) from pg_roles where rolname = $1 and rolname <> current_user), false) as applies`,
    [role],
  );
  const applies = rows[0]?.applies ?? false;
  memberships.set(role, applies);
  return applies;
}
