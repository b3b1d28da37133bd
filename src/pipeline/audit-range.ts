import { ChainVerifier } from "../audit/chain-verifier.ts";
import { LineWriter } from "../audit/export-lines.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { ChainEnd, ChainFault, SealedRecord } from "../model/sealed.ts";
import type { Sql } from "../registry/database.ts";
import { readChain } from "../registry/queries/read-chain.ts";

export interface RangeOptions {
  /** The last link to take. */
  readonly until?: number;
  /** No link is added to a file that is larger. */
  readonly maxBytes: number;
  readonly change: (record: SealedRecord) => SealedRecord;
}

/** What becomes one file. */
export interface ExportedRange {
  readonly bytes: Buffer;
  readonly end: ChainEnd;
}

/**
 * The next links as lines, whole transactions only; undefined when there is none. All of it is recomputed on the way.
 * @throws OperationalError `refused` where the log is not what was sealed
 */
export async function readRange(sql: Sql, begin: ChainEnd, options: RangeOptions): Promise<ExportedRange | undefined> {
  const verifier = new ChainVerifier(begin);
  const writer = new LineWriter(begin.rows);
  const lines: Buffer[] = [];
  let size = 0;
  for await (const record of readRecords(sql, begin.links)) {
    const { until = Infinity, maxBytes, change } = options;
    if (record.kind === "link" && (record.seq > until || size > maxBytes)) break;
    requireSealed(verifier.accept(record));
    const line = Buffer.from(writer.write(change(record)));
    lines.push(line);
    size += line.length;
  }
  requireSealed(verifier.accept());
  return lines.length === 0 ? undefined : { bytes: Buffer.concat(lines), end: verifier.end };
}

async function* readRecords(sql: Sql, after: number): AsyncGenerator<SealedRecord> {
  for await (const page of readChain(sql, after)) yield* page;
}

/** @throws OperationalError `refused` for a fault */
export function requireSealed(fault: ChainFault | undefined): void {
  if (fault === undefined) return;
  throw new OperationalError(
    "refused",
    `The audit log is not what was sealed, or does not go on from the last export. First at link ${fault.link ?? 0}: ${fault.why}.`,
    "Nothing of it is exported. See `tenantry audit verify`, with --exports for what was exported before.",
  );
}
