/** Readers of what Tenantry or operations have written: saved plans, usage, checkpoints and keys. */
import { isDeepStrictEqual } from "node:util";
import { formatCheckpoint, parseCheckpoint } from "../../../src/audit/checkpoint.ts";
import { parseNote } from "../../../src/audit/signed-note.ts";
import { readVerifier } from "../../../src/audit/signing-keys.ts";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { readUsageLines } from "../../../src/pipeline/usage-lines.ts";
import { readPlanFile, sealPlan } from "../../../src/plan/plan-file.ts";
import { planOf, synced } from "../../unit/plan/plan-of.ts";
import { tenant } from "../../support/catalogs.ts";
import type { Seeds } from "./seeds.ts";

const plan = planOf(synced(), { "tenants/nova.yaml": tenant("nova"), "tenants/acme.yaml": undefined });
export const planSeeds: Seeds = [Buffer.from(JSON.stringify(sealPlan(plan)))];

/** What is accepted says what was planned; everything else is the user's mistake. */
export function judgePlanFile(bytes: Buffer): void {
  const read = readOrRefuse(() => readPlanFile(bytes.toString("utf8"), "plan.json"));
  if (read !== undefined && !isDeepStrictEqual(read, JSON.parse(JSON.stringify(plan))))
    throw new Error("A plan that was changed is accepted.");
}

export const usageSeeds: Seeds = [
  Buffer.from(
    '{"tenant_id":"acme","users":3,"observed_at":"2026-11-23T09:00:00Z"}\n{"tenant_id":"beta","storage_gb":1.5}\n',
  ),
];

export function judgeUsage(bytes: Buffer): void {
  const text = bytes.toString("utf8");
  const { usages, mistakes } = readUsageLines(text, "2026-11-23T09:00:00.000Z");
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "").length;
  if (usages.length > lines || (mistakes.length === 0 && usages.length < lines))
    throw new Error(`Of ${lines} lines, ${usages.length} are read and ${mistakes.length} are mistakes.`);
}

const checkpoint = formatCheckpoint({
  ...{ origin: "tenantry/test", links: 3, rows: 7, head: "ab".repeat(32), file: "000001-000003.jsonl" },
  ...{ sha256: "cd".repeat(32), version: null, previous: null },
});
export const checkpointSeeds: Seeds = [Buffer.from(checkpoint), Buffer.from(`${checkpoint}\n— key AAAAAAAAAAAA\n`)];

/** One form for each checkpoint: what is read is written again as it was. */
export function judgeCheckpoint(bytes: Buffer): void {
  const text = bytes.toString("utf8");
  const read = parseCheckpoint(parseNote(text)?.text ?? text);
  const accepted = parseNote(text)?.text ?? text;
  if (read !== undefined && formatCheckpoint(read).length !== accepted.length)
    throw new Error("A checkpoint is read that would be written otherwise.");
  readOrRefuse(() => readVerifier(text, "checkpoint"));
}

function readOrRefuse<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OperationalError) return undefined;
    throw error;
  }
}
