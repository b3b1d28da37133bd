import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { encodeValue } from "../../../src/cache/value.ts";
import { Memory } from "../../../src/reader/memory.ts";
import { Counters } from "../../../src/reader/metrics.ts";
import { writeSnapshotFile } from "../../../src/reader/snapshot-file.ts";
import { encodeSnapshot } from "../../../src/reader/snapshot-format.ts";
import { SnapshotKeeper } from "../../../src/reader/snapshot-keeper.ts";
import { sampleDocument } from "../../support/documents.ts";

const registry_id = "6f0c1a0e-2b86-4b1e-9a4e-0a4a43d2a001";

/** What an earlier process has left of one tenant at version 5. */
async function leave(confirmed_at: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-snapshot-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "tenants.snapshot");
  const value = encodeValue({ tenant_id: "legal", epoch: 1, config_version: 5, document: sampleDocument("legal") });
  const snapshot = { registry_id, tenants: [{ tenant_id: "legal", value, confirmed_at }] };
  await writeSnapshotFile(path, encodeSnapshot(snapshot, { signer: undefined, trusted: [] }));
  return path;
}

async function restore(path: string, memory = new Memory()): Promise<SnapshotKeeper> {
  const keeper = new SnapshotKeeper({ path }, memory, new Counters());
  await keeper.restore();
  return keeper;
}

test("a version that this process knows to be superseded is not handed on to the next one", async () => {
  const path = await leave(Date.now());
  const memory = new Memory();
  const keeper = await restore(path, memory);
  await keeper.write(registry_id, -Infinity);
  expect((await restore(path)).find("legal", registry_id)?.tenant.config_version).toBe(5);
  memory.raise("legal", { epoch: 1, config_version: 6 });
  await keeper.write(registry_id, -Infinity);
  expect((await restore(path)).find("legal", registry_id)).toBeUndefined();
});

test("a copy from a clock that was ahead is too old to be answered", async () => {
  expect((await restore(await leave(Date.now() + 59_000))).isUsable(1_000)).toBe(true);
  expect((await restore(await leave(Date.now() + 3_600_000))).isUsable(Number.MAX_SAFE_INTEGER)).toBe(false);
});
