import { ChainVerifier } from "../audit/chain-verifier.ts";
import { judgeHead } from "../audit/judge-head.ts";
import type { ChainVerdict } from "../model/audit-verdict.ts";
import type { ChainEnd, ChainFault, SealedRecord } from "../model/sealed.ts";
import type { Sql } from "../registry/database.ts";
import { findDisabledTriggers } from "../registry/queries/find-disabled-triggers.ts";
import { findStray } from "../registry/queries/find-stray.ts";
import { readChain } from "../registry/queries/read-chain.ts";
import { readChainHead } from "../registry/queries/read-chain-head.ts";
import { readAhead } from "./read-ahead.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

export interface VerifyOptions {
  /** Told now and then how far it is, in changed rows. */
  readonly onProgress?: (rows: number, ofRows: number) => void;
  /** Told of every record before it is judged. */
  readonly onRecord?: (record: SealedRecord) => void;
  /** Told when the chain is whole up to its last record: what may be wrong then is the head, or lies beside the chain. */
  readonly onEnd?: () => void;
}

/** Recomputes the chain of the log in this process, from the texts that were hashed, and looks whether its triggers fire. */
export function verifyAuditLog(address: RegistryAddress, options: VerifyOptions = {}): Promise<ChainVerdict> {
  return readRegistry(address, "tenantry_auditor", (sql) => verifyChain(sql, options));
}

/** The same inside of a transaction. Needs the role tenantry_auditor. */
export async function verifyChain(sql: Sql, options: VerifyOptions = {}): Promise<ChainVerdict> {
  const head = await readChainHead(sql);
  const verifier = new ChainVerifier();
  const fault = await findFault(sql, verifier, head, options);
  const { links, rows, head: hash } = head ?? verifier.end;
  return { links, rows, head: hash, bad: fault ?? null, disabled_triggers: await findDisabledTriggers(sql) };
}

async function findFault(
  sql: Sql,
  verifier: ChainVerifier,
  head: ChainEnd | undefined,
  { onProgress, onRecord, onEnd }: VerifyOptions,
): Promise<ChainFault | undefined> {
  for await (const page of readAhead(readChain(sql))) {
    for (const record of page) {
      onRecord?.(record);
      const fault = verifier.accept(record);
      if (fault !== undefined) return fault;
    }
    onProgress?.(verifier.end.rows, head?.rows ?? 0);
  }
  const fault = verifier.accept();
  if (fault !== undefined) return fault;
  onEnd?.();
  return judgeHead(verifier.end, head) ?? (await findStray(sql));
}
