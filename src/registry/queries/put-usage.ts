import type { Observation } from "../../model/usage.ts";
import { OBSERVED } from "../../model/usage.ts";
import type { Sql } from "../database.ts";
import { writeInBatches } from "./write-in-batches.ts";

/** Makes the rows that are missing and locks the others, always in the same order. */
const LOCK = `insert into tenantry.tenant_runtime as r (tenant_id)
  select tenant_id from jsonb_to_recordset($1::jsonb) as w(tenant_id text) order by tenant_id
  on conflict (tenant_id) do update set tenant_id = r.tenant_id`;

const WRITE = `update tenantry.tenant_runtime r
  set ${OBSERVED.map((key) => `${key} = case when j ? '${key}' then w.${key} else r.${key} end`).join(", ")},
      observed_at = w.observed_at
  from jsonb_array_elements($1::jsonb) j
  cross join lateral jsonb_to_record(j) as w(tenant_id text, users bigint, documents bigint, storage_gb numeric,
    queries_today bigint, payment_status text, health_score double precision, observed_at timestamptz)
  where r.tenant_id = w.tenant_id`;

/** Writes what was observed of tenants that exist, one observation each; returns how many rows that were. */
export async function putUsage(tx: Sql, observations: readonly Observation[]): Promise<number> {
  await writeInBatches(tx, LOCK, observations);
  return writeInBatches(tx, WRITE, observations);
}
