import { expect, test } from "vitest";
import { readUsageLines } from "../../../src/pipeline/usage-lines.ts";

const NOW = "2026-11-23T09:00:00.000Z";

test("reads one observation a line; blank lines are none, and what says no time was observed now", () => {
  const text = `{"tenant_id":"acme","users":3,"storage_gb":1.5}\r\n\n{"tenant_id":"beta","payment_status":null,"observed_at":"2026-11-23T10:30+05:30"}\n`;
  expect(readUsageLines(text, NOW)).toEqual({
    usages: [
      { line: 1, observation: { tenant_id: "acme", users: 3, storage_gb: 1.5, observed_at: NOW } },
      { line: 3, observation: { tenant_id: "beta", payment_status: null, observed_at: "2026-11-23T05:00:00.000Z" } },
    ],
    mistakes: [],
  });
});

const TIME = "observed_at must be a time with its offset, such as 2026-11-23T09:00:00Z";
test.each([
  ["nonsense", 'is no JSON object such as {"tenant_id":"acme","users":3}'],
  ["[1]", 'is no JSON object such as {"tenant_id":"acme","users":3}'],
  ['{"users":1}', "tenant_id is missing"],
  ['{"tenant_id":7,"users":1}', "tenant_id is missing"],
  [
    '{"tenant_id":"a"}',
    "nothing is observed: give one of users, documents, storage_gb, queries_today, payment_status, health_score",
  ],
  ['{"tenant_id":"a","user":1}', '"user" is not known: did you mean users?'],
  [
    '{"tenant_id":"a","users":1,"__proto__":1}',
    '"__proto__" is not known: write tenant_id, users, documents, storage_gb, queries_today, payment_status, health_score, observed_at',
  ],
  ['{"tenant_id":"a","users":-1}', "users must be a whole number from 0"],
  ['{"tenant_id":"a","users":1.5}', "users must be a whole number from 0"],
  ['{"tenant_id":"a","users":9007199254740993}', "users must be a whole number from 0"],
  ['{"tenant_id":"a","users":"3"}', "users must be a whole number from 0"],
  ['{"tenant_id":"a","storage_gb":1e12}', "storage_gb must be a number from 0"],
  ['{"tenant_id":"a","health_score":101}', "health_score must be a number from 0 to 100"],
  ['{"tenant_id":"a","payment_status":" "}', "payment_status must be a text of at most 64 characters"],
  ['{"tenant_id":"a","payment_status":"\\u0000"}', "payment_status must be a text of at most 64 characters"],
  ['{"tenant_id":"a","users":1,"observed_at":"2026-11-23"}', TIME],
  ['{"tenant_id":"a","users":1,"observed_at":"2026-13-23T09:00:00Z"}', TIME],
  ['{"tenant_id":"a","users":1,"observed_at":"2026-11-23T09:06:00Z"}', "observed_at lies in the future"],
])("refuses %s", (line, mistake) => {
  const good = '{"tenant_id":"good","users":1}';
  expect(readUsageLines(`${good}\n${line}`, NOW).mistakes).toEqual([`line 2: ${mistake}`]);
});

test("refuses a tenant that stands there twice", () => {
  const line = '{"tenant_id":"acme","users":3}';
  expect(readUsageLines(`${line}\n${line}`, NOW).mistakes).toEqual(['line 2: tenant "acme" stands on line 1 already']);
});
