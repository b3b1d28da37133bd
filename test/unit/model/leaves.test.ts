import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TenantDocument } from "../../../src/model/catalog.ts";
import { sameJson, type JsonObject } from "../../../src/model/json.ts";
import { leavesOf, withLeaf } from "../../../src/model/leaves.ts";
import { anyDocument, sampleDocument } from "../../support/documents.ts";

describe("leavesOf", () => {
  test("goes down to the values that people set", () => {
    const document = sampleDocument("acme", {
      config: { model: { name: "m", list: [1, 2] }, "a.b": {}, "9": true },
      labels: { "team.name": "x" },
      status: "suspended",
      suspension: { reason: "unpaid" },
    });
    const leaves = leavesOf(document);
    expect([...leaves.keys()].sort()).toMatchInlineSnapshot(`
      [
        "billing.cost_center",
        "billing.email",
        "compliance",
        "config.model.list",
        "config.model.name",
        "config["9"]",
        "config["a.b"]",
        "display_name",
        "features.advanced_analytics",
        "features.premium_storage",
        "flags.new_chunking",
        "flags.new_ranking",
        "labels["team.name"]",
        "limits.max_users",
        "limits.storage_quota_gb",
        "monthly_cost",
        "overrides",
        "owner",
        "prevent_deletion",
        "region",
        "sla.response_ms",
        "sla.uptime_percent",
        "status",
        "suspension.reason",
        "tier",
      ]
    `);
    expect(leaves.get("features.premium_storage")).toBe(true);
    expect(leaves.get("flags.new_ranking")).toEqual({ by: "user", percent: 12.5, salt: "new_ranking" });
    expect(leaves.get("config.model.list")).toEqual([1, 2]);
    expect(leaves.get('config["a.b"]')).toEqual({});
  });

  test("two documents are equal exactly when their leaves are", () => {
    const plain = (document: TenantDocument) => ({ ...document, tenant_id: "same" }) as unknown as JsonObject;
    const entries = (document: TenantDocument) => Object.fromEntries(leavesOf(document));
    fc.assert(
      fc.property(anyDocument, anyDocument, (a, b) => {
        expect(sameJson(entries(a), entries(b))).toBe(sameJson(plain(a), plain(b)));
        const mixed = { ...a, config: b.config, flags: b.flags };
        expect(sameJson(entries(a), entries(mixed))).toBe(sameJson(plain(a), plain(mixed)));
      }),
    );
  });
});

describe("withLeaf", () => {
  const document = sampleDocument("acme", { config: { model: { name: "m" } } });

  test.each([
    ["status", "suspended"],
    ["limits.max_users", 0],
    ["features.zebra", true],
    ["flags.new_ranking", true],
    ["config.model.name", "n"],
    ["config.other.deep", 1],
    ['labels["a.b"]', "c"],
  ])("sets %s and nothing else", (path, value) => {
    const leaves = leavesOf(withLeaf(document, path, value));
    expect(leaves).toEqual(new Map([...leavesOf(document), [path, value]]));
  });

  test.each(["limits.max_users", "features.premium_storage", "flags.new_chunking", "billing.cost_center"])(
    "null takes %s away",
    (path) => {
      const leaves = leavesOf(document);
      leaves.delete(path);
      expect(leavesOf(withLeaf(document, path, null))).toEqual(leaves);
    },
  );

  test("keeps features sorted, and does not change what it was given", () => {
    const before = JSON.stringify(document);
    expect(withLeaf(document, "features.beta", true).features).toEqual([
      "advanced_analytics",
      "beta",
      "premium_storage",
    ]);
    expect(JSON.stringify(document)).toBe(before);
  });

  test.each(["", "a..b"])("refuses %j", (path) => {
    expect(() => withLeaf(document, path, 1)).toThrow("not a path");
  });
});
