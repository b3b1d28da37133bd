/** Each query answers one column, `what`: a sentence for every place where the registry is not whole. */

const ROWS = ["tenants tenant_id", "tenant_tier_configs tier", "features feature", "feature_flags flag"]
  .map((table) => table.split(" "))
  .map(
    ([table, key]) =>
      `select '${String(table)}' as tbl, ${String(key)} as pk, config_version, to_jsonb(t) - 'applied' as now from tenantry.${String(table)} t`,
  ) // prettier-ignore
  .join(" union all ");

/** Every version of a row has exactly one entry in the log, and the last one is what the row says. */
export const LOGGED_UNLIKE_ROWS = `
  with rows as (${ROWS}),
  logged as (
    select tbl, pk, array_agg((new::jsonb ->> 'config_version')::bigint order by seq) as versions,
           (array_agg(new::jsonb order by seq desc))[1] as last
      from audit.log where tbl <> 'holds' group by tbl, pk)
  select concat_ws(' ', tbl, pk, 'has version', config_version, 'and in the log', coalesce(versions::text, 'none')) as what
    from rows full join logged using (tbl, pk)
    where versions is distinct from array(select generate_series(1, config_version)) or last is distinct from now`;

/** A sync is one transaction: one run, one link, and as many tenants in the log as the run says. No commit twice. */
export const RUNS_UNLIKE_LOG = `
  with logged as (
    select ctx::jsonb ->> 'sync_id' as id, count(distinct link) as links,
           count(distinct pk) filter (where tbl = 'tenants') as tenants
      from audit.log where ctx::jsonb ? 'sync_id' group by 1)
  select concat_ws(' ', 'sync', id, 'says', created + updated + removed, 'tenants, the log', tenants, 'in', links, 'links') as what
    from (select id::text, created, updated, removed from tenantry.sync_runs) r full join logged using (id)
    where created is null or coalesce(tenants, 0) <> created + updated + removed or coalesce(links, 1) <> 1
  union all
  select 'commit ' || commit || ' was synced ' || count(*) || ' times' from tenantry.sync_runs
    where commit is not null group by commit having count(*) > 1
  union all
  select 'the registry has revision ' || revision || ', the last sync ' || last
    from tenantry.registry_state, (select coalesce(max(revision), 0) as last from tenantry.sync_runs) r where revision <> last`;

/** Every version of every tenant is announced by exactly one row. */
export const OUTBOX_UNLIKE_VERSIONS = `
  select 'tenant ' || tenant_id || ' has version ' || config_version || ' and rows for ' || coalesce(versions::text, 'none') as what
    from tenantry.tenants
    left join (select tenant_id, array_agg(config_version order by config_version) as versions
                 from tenantry.outbox group by tenant_id) o using (tenant_id)
    where versions is distinct from array(select generate_series(1, config_version))`;

export const WAITING = `
  select 'version ' || config_version || ' of tenant ' || tenant_id || ' was not delivered' as what
    from tenantry.outbox where delivered_at is null`;
