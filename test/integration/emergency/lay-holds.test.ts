/** Holds are laid over a document in two languages: src/plan/lay-holds.ts and `tenantry.with_holds`. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { TenantDocument } from "../../../src/model/catalog.ts";
import type { JsonValue } from "../../../src/model/json.ts";
import { layHolds } from "../../../src/plan/lay-holds.ts";
import { sampleDocument } from "../../support/documents.ts";
import { describeRegistries } from "../../support/registries.ts";
import { runs } from "../../support/runs.ts";

const name = fc.constantFrom("aa", "b_b", "b-b", "bb", "zz9", "constructor");
const limit = fc.oneof(fc.nat(), fc.constant("unlimited" as const));
const parts = fc.record({
  limits: fc.dictionary(name, limit, { noNullPrototype: true }),
  features: fc.uniqueArray(name).map((ids) => ids.sort()),
  flags: fc.dictionary(name, fc.constant(true as const), { noNullPrototype: true }),
});
const held: fc.Arbitrary<{ field: string; value: JsonValue }> = fc.oneof(
  fc.record({ field: name.map((id) => `limits.${id}`), value: fc.oneof(limit, fc.constant(null)) }),
  fc.record({ field: name.map((id) => `features.${id}`), value: fc.constantFrom(true, false, null) }),
  fc.record({ field: name.map((id) => `flags.${id}`), value: fc.constantFrom(true, false, null) }),
);
const holds = fc.uniqueArray(held, { maxLength: 8, selector: ({ field }) => field });
const killed = fc.uniqueArray(name, { maxLength: 3 });

describeRegistries("the two say the same", (db) => {
  test("of any document, any holds and any flags that are off for all", async () => {
    const property = fc.asyncProperty(parts, holds, killed, async (values, own, off) => {
      const document: TenantDocument = { ...sampleDocument("acme"), ...values };
      const laid = layHolds(document, own, new Set(off));
      const undo = new Error("undo");
      let twin: unknown;
      const work = db().transaction(async (tx) => {
        const rows = [
          ...own.map(({ field, value }) => ["tenant", "acme", field, value]),
          ...own.map(({ field }) => ["tenant", "beta", field, true]),
          ...off.map((flag) => ["flag", flag, "state", "off"]),
        ];
        await tx.query(
          `insert into tenantry.holds (target_kind, target_id, field, value, reason, actor)
           select h ->> 0, h ->> 1, h ->> 2, h -> 3, 'r', 'a' from jsonb_array_elements($1::jsonb) h`,
          [JSON.stringify(rows)],
        );
        const { rows: found } = await tx.query<{ document: unknown }>(
          "select tenantry.with_holds('acme', $1::jsonb) as document",
          [JSON.stringify(document)],
        );
        twin = found[0]?.document;
        throw undo;
      });
      await expect(work).rejects.toBe(undo);
      expect(twin).toEqual(JSON.parse(JSON.stringify(laid)));
    });
    await fc.assert(property, runs(150, 14));
  });
});
