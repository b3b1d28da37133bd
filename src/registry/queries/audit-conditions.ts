/** What a filter asks for, as SQL over `audit.log`: the database looks, and hands over only what fits. */
import type { AuditFilter } from "../../model/audit.ts";
import type { JsonPath } from "../../model/json.ts";

/** What an entry did, from its rows. */
export const ACTION = `case
  when tbl = 'holds' then case when old is null then 'hold_opened' when new is null then 'removed'
    when new::jsonb ->> 'state' = old::jsonb ->> 'state' then 'updated' else 'hold_' || (new::jsonb ->> 'state') end
  when old is null then 'created'
  when new is null then 'removed'
  when old::jsonb -> 'removed_at' is distinct from new::jsonb -> 'removed_at'
    then case when new::jsonb ->> 'removed_at' is null then 'restored' else 'removed' end
  when tbl <> 'tenants' then 'updated'
  when old::jsonb ->> 'status' <> 'suspended' and new::jsonb ->> 'status' = 'suspended' then 'suspended'
  when old::jsonb ->> 'status' = 'suspended' and new::jsonb ->> 'status' = 'active' then 'resumed'
  when old::jsonb ->> 'tier' <> new::jsonb ->> 'tier' then 'tier_changed'
  else 'updated'
end`;

type Condition = (value: string) => string;

// Keys of holds are numbers and ids of everything else begin with a letter: one range of the index has all holds. A
// feature may share a tenant's id.
const ofTenant: Condition = (id) => `tbl in ('tenants', 'holds') and pk = any(array(
  select ${id}::text union
  select c.pk from audit.change c where c.pk >= '0' and c.pk < ':' and coalesce(c.new, c.old)::jsonb @>
    jsonb_build_object('target_kind', 'tenant', 'target_id', ${id}::text)))`;

/** What the context says of the commit that the row itself comes from: a sync can carry several. */
const SOURCE = `(ctx::jsonb -> 'commits' -> (coalesce(new, old)::jsonb ->> 'source_commit'))`;

const namesOf = (person: string) =>
  `lower(${person}), lower(substring(${person} from '<(.*)>$')), lower(substring(${person} from '^(.*) <'))`;

const byActor: Condition = (name) =>
  `lower(${name}) = any(array[lower(db_user), ${namesOf("ctx::jsonb ->> 'actor'")}, ${namesOf(`${SOURCE} ->> 'author'`)}])`;

// A number is the end of a link.
const ofPullRequest: Condition = (link) => `exists (
  select from (select rtrim(coalesce(${SOURCE}, ctx::jsonb) ->> 'pr_url', '/') as url, rtrim(${link}, '/') as asked) l
  where url = asked or right(url, length(asked) + 1) = '/' || asked)`;

// A step into a list of ids asks whether the id is in it.
const valueAt = (row: string) => `case
  when jsonb_typeof(${row}::jsonb #> p.path[:cardinality(p.path) - 1]) = 'array' and p.path[cardinality(p.path)] !~ '^\\d+$'
  then nullif(to_jsonb((${row}::jsonb #> p.path[:cardinality(p.path) - 1]) ? p.path[cardinality(p.path)]), 'false')
  else ${row}::jsonb #> p.path end`;

const changesField: Condition = (paths) => `exists (
  select from (select array(select jsonb_array_elements_text(q)) as path from jsonb_array_elements(${paths}::jsonb) q) p
  where ${valueAt("old")} is distinct from ${valueAt("new")})`;

/** Conditions over \`audit.log\` whose values are \`$1\` and on. */
export function auditConditions(filter: AuditFilter): { readonly conditions: string[]; readonly values: unknown[] } {
  const { tenantId, field, actor, pullRequest, actions, since, until } = filter;
  const possible: [Condition, unknown][] = [
    [ofTenant, tenantId],
    [(time) => `at >= ${time}::timestamptz`, since],
    [(time) => `date_trunc('milliseconds', at) <= ${time}::timestamptz`, until],
    [byActor, actor],
    [ofPullRequest, pullRequest],
    [changesField, field && JSON.stringify(columnPaths(field))],
    [(list) => `(${ACTION}) = any(${list}::text[])`, actions],
  ];
  const asked = possible.filter(([, value]) => value !== undefined);
  return {
    conditions: asked.map(([condition], index) => condition(`$${index + 1}`)),
    values: asked.map(([, value]) => value),
  };
}

/** Where a path of a document may lie in a row: a column, part of one, or inside the document of a tier or flag. */
function columnPaths(field: JsonPath): string[][] {
  const path = field.map(String);
  const [group = "", name] = path;
  const columns = columnsOf.get(group) ?? [];
  const renamed = columns.filter(([step]) => name === undefined || step === name).map(([, column]) => [column]);
  return [path, ["document", ...path], ...renamed];
}

/** Documents have groups where rows have columns of their own. */
const columnsOf: ReadonlyMap<string, readonly (readonly [step: string, column: string])[]> = new Map([
  [
    "suspension",
    [
      ["reason", "suspension_reason"],
      ["ticket", "suspension_ticket"],
    ],
  ],
  [
    "billing",
    [
      ["email", "billing_email"],
      ["cost_center", "cost_center"],
    ],
  ],
  ["removed", [["", "removed_at"]]],
]);
