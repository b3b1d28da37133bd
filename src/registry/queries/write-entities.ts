import type { JsonObject } from "../../model/json.ts";
import type { Sql } from "../database.ts";
import { type ConfigKind, ENTITY_TABLES } from "../entity-table.ts";
import { writeInBatches } from "./write-in-batches.ts";

export interface EntityWrite {
  readonly id: string;
  readonly document: JsonObject;
  /** SHA-256 of the document's canonical JSON, lower-case hex. */
  readonly content_hash: string;
  readonly source_path: string | null;
  readonly source_commit: string | null;
}

/** Creates or replaces tiers, features or flags; one that was removed is in force again. Returns how many were written. */
export async function writeEntities(tx: Sql, kind: ConfigKind, writes: readonly EntityWrite[]): Promise<number> {
  const { name, key, extracted } = ENTITY_TABLES[kind];
  const columns = ["document", "content_hash", "source_path", "source_commit", ...Object.keys(extracted)];
  const values = ["w.document", "w.content_hash", "w.source_path", "w.source_commit", ...Object.values(extracted)];
  return writeInBatches(
    tx,
    `insert into ${name} (${key}, ${columns.join(", ")})
     select w.id, ${values.join(", ")}
     from jsonb_to_recordset($1::jsonb)
       as w(id text, document jsonb, content_hash text, source_path text, source_commit text)
     order by w.id
     on conflict (${key}) do update
     set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}, removed_at = null`,
    writes,
  );
}
