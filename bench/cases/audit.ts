import type { Comparison } from "../harness/compare.ts";
import type { Registries } from "./registries.ts";
import { query } from "./registries.ts";

/** Changed rows of one transaction. */
const ROWS = 10_000;
const database = "bench_audit";

/**
 * `tenantry audit verify` of a log of so many rows of about 1 KB, old and new text together, in transactions of 10,000 rows.
 * The log is made by the registry's own triggers.
 */
export async function measureAudit(
  program: string,
  cwd: string,
  registries: Registries,
  entries: number,
): Promise<Comparison[]> {
  await registries.clone(registries.empty, database);
  const url = registries.url(database);
  const document = "jsonb_build_object('round', round, 'text', repeat('x', 330))";
  await query(
    url,
    `do $$ declare round int := 0; begin
       insert into tenantry.features (feature, document)
         select 'feature_' || i, ${document} from generate_series(1, ${ROWS}) i; commit;
       for round in 1..${Math.ceil(entries / ROWS) - 1} loop
         update tenantry.features set document = ${document}; commit;
       end loop; end $$`,
  );
  await query(url, "vacuum analyze");
  const [size] = await query<{ rows: number; bytes: number }>(
    url,
    "select count(*)::int as rows, avg(coalesce(length(old), 0) + length(new))::int as bytes from audit.change",
  );
  return [
    {
      name: `audit verify of ${size?.rows ?? 0} rows of ${size?.bytes ?? 0} bytes`,
      target: { ms: 30_000 },
      ours: {
        name: "tenantry audit verify",
        prepare: () => Promise.resolve({ args: [program, "audit", "verify"], cwd, env: registries.settings(database) }),
      },
    },
  ];
}
