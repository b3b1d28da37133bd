import type { Sql } from "../database.ts";

/**
 * Where the names in holds come from, by the id of the hold, as the audit log has it of the statement that opened it: none
 * for a hold whose name is another one than that of its statement. Empty for a login that may not read the log.
 */
export async function readHoldSources(sql: Sql, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows: allowed } = await sql.query<{ may: boolean }>("select has_schema_privilege('audit', 'usage') as may");
  if (allowed[0]?.may !== true) return new Map();
  const { rows } = await sql.query<{ id: number; source: string }>(
    `select pk::bigint as id, ctx::jsonb ->> 'actor_source' as source from audit.log
     where tbl = 'holds' and old is null and pk = any($1::text[])
       and ctx::jsonb ->> 'actor' = new::jsonb ->> 'actor' and ctx::jsonb ->> 'actor_source' <> ''`,
    [ids.map(String)],
  );
  return new Map(rows.map(({ id, source }) => [id, source]));
}
