import { describe, expect, test } from "vitest";
import { generateKey } from "../../../src/audit/generate-key.ts";
import { readSigner, readVerifier } from "../../../src/audit/signing-keys.ts";
import { encodeValue } from "../../../src/cache/value.ts";
import type { Snapshot, SnapshotKeys } from "../../../src/reader/snapshot-format.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/reader/snapshot-format.ts";
import { sampleDocument } from "../../support/documents.ts";

const snapshot: Snapshot = {
  registry_id: "6f0c1a0e-2b86-4b1e-9a4e-0a4a43d2a001",
  tenants: ["legal", "sales", "hr"].map((tenant_id, index) => ({
    tenant_id,
    value: encodeValue({
      tenant_id,
      epoch: 1,
      config_version: index + 1,
      document: index === 2 ? null : sampleDocument(tenant_id),
    }),
    confirmed_at: 1_795_000_000_000 + index,
  })),
};

const unsigned: SnapshotKeys = { signer: undefined, trusted: [] };
function newKeys(): SnapshotKeys {
  const { secret, verifier } = generateKey("publish");
  return { signer: readSigner(secret, "publish", "the test"), trusted: [readVerifier(verifier, "publish")] };
}

describe.each([
  ["with a checksum", unsigned],
  ["signed", newKeys()],
])("a snapshot %s", (_, keys) => {
  const bytes = Buffer.from(encodeSnapshot(snapshot, keys));

  test("says what was written", () => {
    expect(bytes.length).toBeLessThan(4096);
    expect(decodeSnapshot(bytes, keys)).toEqual(snapshot);
  });

  test("is refused when it is cut at any byte", () => {
    const read = Array.from({ length: bytes.length }, (_unused, end) => decodeSnapshot(bytes.subarray(0, end), keys));
    expect(read.filter((each) => each !== undefined)).toEqual([]);
  });

  test("is refused when any bit is flipped", () => {
    const accepted: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (decodeSnapshot(damaged, keys) !== undefined) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  test("is refused when anything stands behind it", () => {
    for (const more of ["\n", " ", "x", bytes.toString()])
      expect(decodeSnapshot(Buffer.concat([bytes, Buffer.from(more)]), keys)).toBeUndefined();
  });
});

test("whoever has a key believes neither a checksum nor somebody else's signature", () => {
  const [own, other] = [newKeys(), newKeys()];
  expect(decodeSnapshot(Buffer.from(encodeSnapshot(snapshot, unsigned)), own)).toBeUndefined();
  expect(decodeSnapshot(Buffer.from(encodeSnapshot(snapshot, other)), own)).toBeUndefined();
  expect(decodeSnapshot(Buffer.from(encodeSnapshot(snapshot, own)), unsigned)).toBeUndefined();
});

test("another way to write the same signature is refused: it was altered all the same", () => {
  const keys = newKeys();
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const text = encodeSnapshot(snapshot, keys);
  const other = text.replace(/(.)=\n$/, (_all, last: string) => `${alphabet[alphabet.indexOf(last) + 1] ?? ""}=\n`);
  expect(other).not.toBe(text);
  expect(decodeSnapshot(Buffer.from(other), keys)).toBeUndefined();
});
