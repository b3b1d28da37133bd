import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketOf } from "../../../src/model/bucket.ts";
import type { FlagValue } from "../../../src/model/catalog.ts";
import { isFlagOn } from "../../../src/reader/flag-value.ts";
import { sampleDocument } from "../../support/documents.ts";
import { runs } from "../../support/runs.ts";

const tenantWith = (flag: FlagValue) => sampleDocument("legal", { flags: { search: flag } });
const byUser = (percent: number, salt = "search") => tenantWith({ by: "user", percent, salt });

test("what was decided when the files were compiled is looked up", () => {
  expect(isFlagOn(tenantWith(true), "search")).toBe(true);
  expect(isFlagOn(tenantWith(true), "search", { userId: "ann" })).toBe(true);
  expect(isFlagOn(tenantWith(true), "other", { userId: "ann" })).toBe(false);
  expect(isFlagOn(tenantWith(true), "constructor")).toBe(false);
});

test("a rollout by user is off where nobody says which user", () => {
  expect(isFlagOn(byUser(99.99), "search")).toBe(false);
});

test("raising the percentage turns nobody off, and lowering it turns nobody on", () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((count) => count / 100);
  fc.assert(
    fc.property(fc.string(), fc.string(), percent, percent, (userId, salt, a, b) => {
      const [lower, higher] = [Math.min(a, b), Math.max(a, b)];
      const on = (at: number) => isFlagOn(byUser(at, salt), "search", { userId });
      expect(on(lower) && !on(higher)).toBe(false);
    }),
    runs(500, 4),
  );
});

test("everybody at 100, nobody at 0, and about the share in between", () => {
  const users = Array.from({ length: 10_000 }, (_, index) => `user_${index}`);
  const count = (percent: number) => users.filter((userId) => isFlagOn(byUser(percent), "search", { userId })).length;
  expect([count(0), count(100)]).toEqual([0, 10_000]);
  expect(Math.abs(count(25) - 2_500)).toBeLessThan(150);
});

test("the buckets that docs/reader.md gives for other languages", () => {
  const page = readFileSync(new URL("../../../docs/reader.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| `([^`]+)` +\| +(\d+) +\| +([\d.]+) +\| (yes|no) +\|$/gm)];
  expect(rows.length).toBeGreaterThanOrEqual(6);
  for (const [, salt = "", userId = "", bucket, percent, on] of rows) {
    expect(bucketOf(salt, userId), `${salt} ${userId}`).toBe(Number(bucket));
    expect(isFlagOn(byUser(Number(percent), salt), "search", { userId }), `${salt} ${userId}`).toBe(on === "yes");
  }
});
