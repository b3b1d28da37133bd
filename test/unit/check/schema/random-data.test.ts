/** Whatever a file holds, the schema rules answer with findings that are fit to print; they never throw. */
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isJsonObject, type JsonValue } from "../../../../src/model/json.ts";
import { checkText } from "./documents.ts";
import { readDocument } from "../../load/read.ts";

const root = join(import.meta.dirname, "../../../..");
const samples = ["tenants", "tiers", "features", "flags", "."].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({ file: join(folder, name), data: readDocument(readFileSync(join(root, folder, name))).data })),
);

/** Keys and values that the schemas know, and others. */
const word = fc.constantFrom(
  ...["tenant_id", "limits", "value", "expires", "percent", "rollout", "tiers", "gold", "on", "yes", "unlimited", ""],
  ...["2026-02-30", "a@b.example", "x".repeat(600), "Ünï", "a\u200b\nb", "toString", "per", "rate", "kind", "reason"],
);
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, false, 0, -1, 0.005, 1.5, 1e15),
    word,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      word.filter((key) => /^\w/.test(key)),
      tie("value"),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
}));

/** Puts a value somewhere into another one; the numbers say where. */
function replace(value: JsonValue, way: readonly number[], other: JsonValue): JsonValue {
  const [step, ...rest] = way;
  if (step === undefined) return other;
  if (isJsonObject(value)) {
    const keys = [...Object.keys(value), "added"];
    const key = keys[step % keys.length] ?? "added";
    return { ...value, [key]: replace(value[key] ?? other, rest, other) };
  }
  if (typeof value !== "object" || value === null) return other;
  return value.map((item, index) => (index === step % value.length ? replace(item, rest, other) : item));
}

test("data of any shape gives findings with a message and a hint, and none is thrown", () => {
  let refused = 0;
  const way = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });
  const property = fc.property(fc.constantFrom(...samples), way, anyValue, ({ file, data }, way, other) => {
    const found = checkText(file, JSON.stringify(replace(data, way, other)));
    refused += Math.sign(found.length);
    for (const { message, hint } of found) {
      expect(message).toMatch(/^[^\p{Cc}\p{Cf}]+[.?]$/u);
      expect(hint).toMatch(/^[^\p{Cc}\p{Cf}]+[.?]$/u);
      expect(`${message} ${hint ?? ""}`).not.toMatch(/undefined|NaN|\[object/);
    }
  });
  fc.assert(property, { seed: 20261123, numRuns: 3000 });
  expect(refused).toBeGreaterThan(1000);
});
