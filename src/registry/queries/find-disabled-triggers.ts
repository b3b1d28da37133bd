import type { DisabledTrigger } from "../../model/disabled-trigger.ts";
import type { Sql } from "../database.ts";

/** The registry's triggers that are not `enable always`, by table and name. A trigger of somebody's own function is not ours. */
export async function findDisabledTriggers(sql: Sql): Promise<DisabledTrigger[]> {
  const { rows } = await sql.query<DisabledTrigger>(
    `select format('%I.%I', n.nspname, c.relname) as table, format('%I', t.tgname) as trigger,
       case t.tgenabled when 'D' then 'never' when 'R' then 'replica' else 'origin' end as fires
     from pg_trigger t
     join pg_class c on c.oid = t.tgrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_proc p on p.oid = t.tgfoid
     join pg_namespace pn on pn.oid = p.pronamespace
     where n.nspname in ('tenantry', 'audit') and pn.nspname in ('tenantry', 'audit')
       and not t.tgisinternal and t.tgenabled <> 'A'
     order by n.nspname, c.relname, t.tgname`,
  );
  return rows;
}
