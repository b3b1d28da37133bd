import { OperationalError } from "../model/operational-error.ts";
import type { ChainEnd } from "../model/sealed.ts";
import type { Sql } from "../registry/database.ts";
import { readLogSize } from "../registry/queries/read-log-size.ts";

/**
 * Whether the registry still has what was exported, by size and by the hash of the last link: an export reads only what
 * is new. `audit verify --exports` compares all of it.
 * @throws OperationalError `refused` when it does not go on from there
 */
export async function requireContinued(sql: Sql, exported: ChainEnd): Promise<void> {
  if (exported.links === 0) return;
  const { links, rows, head } = await readLogSize(sql, exported.links);
  const why =
    links !== exported.links
      ? `of links 1 to ${exported.links}, which were exported, it has ${links}`
      : rows !== exported.rows
        ? `up to link ${links} it has ${rows} rows, and ${exported.rows} were exported`
        : `link ${links} has another hash than was exported`;
  if (links === exported.links && rows === exported.rows && head === exported.head) return;
  throw new OperationalError(
    "refused",
    `The audit log does not go on from the last export: ${why}.`,
    "An old backup was restored, or somebody has written past the triggers of the log. Nothing is exported, and the exports " +
      "are right: see `tenantry audit verify --exports`. After a restore raise the epoch too (docs/cache.md).",
  );
}
