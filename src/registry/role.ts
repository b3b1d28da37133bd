import { OperationalError } from "../model/operational-error.ts";
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

/**
 * Hands the audit log what to record of this transaction. `commits`, of which there may be thousands, travel apart. Throws OperationalError `refused` when the log would not
 * believe it: whoever owns the tables can write them, but only members of the writing roles say in whose name.
 */
export async function setContext(tx: Sql, context: object & { readonly commits?: object }): Promise<void> {
  const { commits, ...rest } = context;
  await tx.query("select set_config('tenantry.context', $1, true), set_config('tenantry.commits', $2, true)", [
    JSON.stringify(rest),
    commits === undefined ? "" : JSON.stringify(commits),
  ]);
  const { rows } = await tx.query<{ trusted: boolean; login: string }>(
    "select tenantry.trusted_context() is not null as trusted, session_user as login",
  );
  const [answer] = rows;
  if (answer?.trusted === true) return;
  throw new OperationalError(
    "refused",
    `The login ${answer?.login ?? ""} is a member of none of the registry's writing roles, so the audit log would not say who did it.`,
    "Let somebody who may: grant tenantry_sync (or tenantry_emergency) to it, or use a login that has it.",
  );
}
