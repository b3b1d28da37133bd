/** A file in its canonical form says the same, with the same comments, and stays as it is when it is formatted again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDocument } from "../../src/edit/format-document.ts";
import { listComments } from "../../src/edit/list-comments.ts";
import { parseDocument } from "../../src/load/parse-document.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { KeyOrder } from "../../src/model/key-order.ts";
import { runs } from "../support/runs.ts";
import { yamlText } from "./yaml-text.ts";

const some = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${String(index * 3)}`, {}]));
const orders: readonly KeyOrder[] = [{}, { keys: some, others: { keys: some, items: { keys: some } } }];

test("formatting keeps data and comments, and is done after the first time", () => {
  let formatted = 0;
  const property = fc.property(yamlText, fc.nat(orders.length - 1), (text, which) => {
    const order = orders[which] ?? {};
    const data = dataOf(text);
    if (data === undefined) return;
    const once = formatDocument(text, order);
    expect({ once, data: dataOf(once) }).toEqual({ once, data });
    expect({ once, comments: listComments(once) }).toEqual({ once, comments: listComments(text) });
    expect(formatDocument(once, order)).toBe(once);
    formatted++;
  });
  fc.assert(property, { ...runs(1500, 20261125), endOnFailure: true });
  expect(formatted).toBeGreaterThan(400);
}, 120_000);

function dataOf(text: string): JsonObject | undefined {
  const result = parseDocument("tenant", "tenants/legal.yaml", text);
  return "document" in result ? result.document.data : undefined;
}
