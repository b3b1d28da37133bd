import { expect, test } from "vitest";
import { decodeEntry, encodeEntry, encodeMessage, encodeRebuilt } from "../../../src/cache/event.ts";
import { isTenantId, tenantKeys, tenantOfFence } from "../../../src/cache/keys.ts";
import { decodeMarker, encodeMarker, isCurrent } from "../../../src/cache/marker.ts";
import { decodeValue, encodeValue } from "../../../src/cache/value.ts";
import { compareVersions, formatVersion, parseVersion, reaches } from "../../../src/cache/version.ts";
import { sampleDocument } from "../../support/documents.ts";

const version = { epoch: 2, config_version: 7 };

test("the epoch decides before the version", () => {
  expect(compareVersions({ epoch: 2, config_version: 1 }, { epoch: 1, config_version: 99 })).toBeGreaterThan(0);
  expect(reaches({ epoch: 1, config_version: 99 }, version)).toBe(false);
  expect(reaches(version, version)).toBe(true);
  expect(parseVersion(formatVersion(version))).toEqual(version);
  expect(["", "7", "2:", "2:7:1", "-1:2", undefined].map(parseVersion)).toEqual(Array(6).fill(undefined));
});

test("a value is the document behind its version", () => {
  const document = sampleDocument("legal", { labels: { epoch: "99" } });
  const text = encodeValue({ tenant_id: "legal", ...version, document });
  expect(text).toMatch(/^\{"epoch":2,"config_version":7,"tenant_id":"legal","display_name":"Tenant legal"/);
  expect(decodeValue("legal", text)).toEqual({ ...version, document });
});

test("a removed tenant is a tombstone without its data", () => {
  const text = encodeValue({ tenant_id: "legal", ...version, document: null });
  expect(text).toBe('{"epoch":2,"config_version":7,"tenant_id":"legal","status":"archived","removed":true}');
  expect(decodeValue("legal", text)).toEqual({ ...version, document: null });
});

test("a text that is not this tenant's value is absent", () => {
  const other = encodeValue({ tenant_id: "finance", ...version, document: sampleDocument("finance") });
  const texts = [undefined, "", "active", "[]", "null", '{"tenant_id":"legal"}', other, other.slice(0, -1)];
  expect(texts.map((text) => decodeValue("legal", text))).toEqual(Array(texts.length).fill(undefined));
});

test("ids that could name another tenant's keys are refused", () => {
  const bad = ["a", "A1", "legal:fence", "legal:backup", "a*b", "../x", "a\nb", "x".repeat(64), "", "légal"];
  expect(bad.map(isTenantId)).toEqual(Array(bad.length).fill(false));
  for (const id of bad) expect(() => tenantKeys(id)).toThrow(TypeError);
  expect(tenantOfFence(tenantKeys("legal_dept").fence)).toBe("legal_dept");
  expect(tenantOfFence("tenant:legal:dept:fence")).toBeUndefined();
});

test("the message on the channel is what docs/cache.md says", () => {
  const event = {
    registry_id: "r1",
    tenant_id: "legal",
    action: "suspended",
    new_tier: null,
    ...version,
    timestamp: "2026-11-23T10:00:00Z",
  };
  expect(encodeMessage(event)).toBe(
    '{"tenant_id":"legal","action":"suspended","config_version":7,"timestamp":"2026-11-23T10:00:00Z"}',
  );
  expect(JSON.parse(encodeMessage({ ...event, action: "tier_upgraded", new_tier: "gold" }))).toMatchObject({
    action: "tier_upgraded",
    new_tier: "gold",
  });
  expect(decodeEntry(encodeEntry(event))).toEqual({
    kind: "change",
    registry_id: "r1",
    tenant_id: "legal",
    ...version,
  });
});

test("an entry that cannot be read is never skipped in silence", () => {
  expect(decodeEntry(encodeRebuilt({ registry_id: "r1", epoch: 3 }))).toEqual({
    kind: "rebuilt",
    registry_id: "r1",
    epoch: 3,
  });
  const overlay = ["registry_id", "r1", "epoch", "3", "tenant_id", "legal"];
  expect(decodeEntry(["action", "overlaid", ...overlay, "overlay", "signed"])).toEqual({
    kind: "overlay",
    ...{ registry_id: "r1", tenant_id: "legal", text: "signed" },
  });
  expect(decodeEntry(["action", "uncovered", ...overlay])).toMatchObject({ kind: "overlay", text: undefined });
  expect(decodeEntry(["tenant_id", "legal"])).toEqual({ kind: "unknown" });
  expect(decodeEntry(["action", "rebuilt", "epoch", "3"])).toEqual({ kind: "unknown" });
  expect(decodeEntry(["registry_id", "r1", "epoch", "3", "tenant_id", "legal"])).toEqual({ kind: "unknown" });
});

test("a marker proves one registry, epoch and start of the server", () => {
  const marker = { registry_id: "r1", epoch: 2, run_id: "abc" };
  expect(decodeMarker(encodeMarker(marker))).toEqual(marker);
  expect(["", "{}", "[]", "nonsense"].map(decodeMarker)).toEqual(Array(4).fill(undefined));
  const current = (registry: { registry_id: string; epoch: number }, runId: string) =>
    isCurrent(marker, registry, runId, "redis://host");
  expect(current({ registry_id: "r1", epoch: 2 }, "abc")).toBe(true);
  expect(current({ registry_id: "r1", epoch: 2 }, "restarted")).toBe(false);
  expect(current({ registry_id: "r1", epoch: 3 }, "abc")).toBe(false);
  expect(isCurrent(undefined, { registry_id: "r1", epoch: 2 }, "abc", "")).toBe(false);
  expect(() => current({ registry_id: "r2", epoch: 2 }, "abc")).toThrow(/belongs to another registry/);
  expect(() => current({ registry_id: "r1", epoch: 1 }, "abc")).toThrow(/has seen epoch 2/);
});
