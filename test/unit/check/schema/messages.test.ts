/** The words of every kind of mistake: where, which rule, the value found, what was expected, and how to mend it. */
import { describe, expect, test } from "vitest";
import type { DocumentKind } from "../../../../src/model/document.ts";
import { checkLines, checkText } from "./documents.ts";

const long = "x".repeat(501);

const mistakes: readonly (readonly [
  kind: DocumentKind,
  lines: string,
  place: string,
  message: string,
  hint: string,
])[] = [
  [
    "tenant",
    "stauts: active",
    "1:1 schema/unknown-key",
    '"stauts" is not a key of a tenant file; allowed are tenant_id, display_name, tier, status, status_reason, suspension, owner, billing, region, compliance, limits, features, config, labels, prevent_deletion.',
    "Delete it, or use one of the allowed keys.",
  ],
  [
    "tenant",
    "billing: {email: a@b.example, costCenter: CC-1}",
    "1:31 schema/unknown-key",
    '"costCenter" is not a key of `billing`; allowed are email, cost_center.',
    "Did you mean `cost_center`?",
  ],
  [
    "tenant",
    "billing: {cost_center: CC-1}",
    "1:1 schema/missing-key",
    "The required key `email` is missing in `billing`.",
    "Add `email:` with a value (Where invoices go).",
  ],
  [
    "flag",
    "rollout:\n  - by: user\n    percent: 5\n  - tiers: [gold]",
    "4:5 schema/missing-key",
    "The required key `percent` is missing in `rollout[1]`.",
    "Add `percent:` with a value (How many of those that match get it, in percent, at most two decimals).",
  ],
  [
    "project",
    "limits: {max_users: {unit: users, kind: rate}}",
    "1:10 schema/missing-key",
    "The required key `per` is missing in `limits.max_users`.",
    "Add `per:` with a value (The period of a rate: second, minute, hour, day or month).",
  ],
  [
    "project",
    "limits: {max_users: {unit: users}}",
    "1:10 schema/missing-key",
    "The required key `kind` is missing in `limits.max_users`.",
    "Add `kind:` with a value (quota and storage do not reset; a rate resets every `per`).",
  ],
  [
    "tenant",
    "prevent_deletion: yes",
    "1:19 schema/wrong-type",
    '`prevent_deletion` is "yes"; true or false is expected.',
    "Write true.",
  ],
  [
    "tenant",
    "features: {search: Off}",
    "1:20 schema/wrong-type",
    '`features.search` is "Off"; true or false is expected.',
    "Write false.",
  ],
  [
    "tenant",
    "features: {search: 1}",
    "1:20 schema/wrong-type",
    "`features.search` is 1; true or false is expected.",
    "Write true.",
  ],
  [
    "tenant",
    "features: {search: maybe}",
    "1:20 schema/wrong-type",
    '`features.search` is "maybe"; true or false is expected.',
    "Write true or false.",
  ],
  [
    "tenant",
    "labels: {version: 1.10}",
    "1:19 schema/wrong-type",
    "`labels.version` is 1.1; text is expected.",
    'Put quotes around it: "1.10".',
  ],
  [
    "tenant",
    "display_name: true",
    "1:15 schema/wrong-type",
    "`display_name` is true; text is expected.",
    'Put quotes around it: "true".',
  ],
  [
    "tenant",
    "display_name: [Legal]",
    "1:15 schema/wrong-type",
    "`display_name` is a list; text is expected.",
    "Write text.",
  ],
  [
    "tenant",
    "owner:",
    "1:1 schema/wrong-type",
    "`owner` has no value.",
    "Write a value, or delete the key where it is not required: a value that is absent is left out.",
  ],
  [
    "tenant",
    "compliance: [sox, null]",
    "1:19 schema/wrong-type",
    "`compliance[1]` has no value.",
    "Write a value, or delete the key where it is not required: a value that is absent is left out.",
  ],
  [
    "tier",
    'rank: "3"',
    "1:7 schema/wrong-type",
    '`rank` is "3"; a whole number is expected.',
    "Write 3, without quotes.",
  ],
  [
    "tier",
    "rank: 1.5",
    "1:7 schema/wrong-type",
    "`rank` is 1.5; a whole number is expected.",
    "Write a whole number, such as 100.",
  ],
  [
    "tier",
    'sla: {uptime_percent: "99.9%"}',
    "1:23 schema/wrong-type",
    '`sla.uptime_percent` is "99.9%"; a number is expected.',
    "Write a number, such as 99.9.",
  ],
  ["tenant", "compliance: sox", "1:13 schema/wrong-type", '`compliance` is "sox"; a list is expected.', "Write [sox]."],
  [
    "tenant",
    "compliance: {sox: true}",
    "1:13 schema/wrong-type",
    "`compliance` is a map; a list is expected.",
    "Start each line below it with a dash.",
  ],
  [
    "tenant",
    "billing: a@b.example",
    "1:10 schema/wrong-type",
    '`billing` is "a@b.example"; a map is expected.',
    "Write `key: value` lines below it, indented.",
  ],
  [
    "tenant",
    'limits: {max_users: "1,000"}',
    "1:21 schema/wrong-type",
    '`limits.max_users` is "1,000"; `unlimited`, a whole number or a map is expected.',
    "Write 1000, without quotes.",
  ],
  [
    "tenant",
    "limits: {max_users: [5]}",
    "1:21 schema/wrong-type",
    "`limits.max_users` is a list; `unlimited`, a whole number or a map is expected.",
    "Write a whole number, such as 100.",
  ],
  [
    "tenant",
    "limits: {max_users: {value: 0.5}}",
    "1:29 schema/wrong-type",
    "`limits.max_users.value` is 0.5; `unlimited` or a whole number is expected.",
    "Write a whole number, such as 100.",
  ],
  [
    "tenant",
    "limits: {max_users: Unlimited}",
    "1:21 schema/not-allowed-value",
    '`limits.max_users` is "Unlimited"; `unlimited`, a whole number or a map is expected.',
    "Did you mean `unlimited`?",
  ],
  [
    "tenant",
    "status: actve",
    "1:9 schema/not-allowed-value",
    '`status` is "actve"; allowed are provisioning, active, suspended, offboarding, archived.',
    "Did you mean `active`?",
  ],
  [
    "tenant",
    "status: gone",
    "1:9 schema/not-allowed-value",
    '`status` is "gone"; allowed are provisioning, active, suspended, offboarding, archived.',
    "Write provisioning, active, suspended, offboarding or archived.",
  ],
  [
    "flag",
    "state: true",
    "1:8 schema/not-allowed-value",
    "`state` is true; allowed are on, off.",
    "Did you mean `on`?",
  ],
  ["project", "version: 2", "1:10 schema/not-allowed-value", "`version` is 2; allowed is 1.", "Write 1."],
  [
    "tenant",
    "limits: {max_users: -1}",
    "1:21 schema/out-of-range",
    "`limits.max_users` is -1; a number of at least 0 is expected.",
    "Write a number of at least 0.",
  ],
  [
    "flag",
    "rollout: [{percent: 101}]",
    "1:21 schema/out-of-range",
    "`rollout[0].percent` is 101; a number from 0 to 100 is expected.",
    "Write a number from 0 to 100.",
  ],
  [
    "flag",
    `description: ${long}`,
    "1:14 schema/wrong-length",
    "`description` has 501 characters; at most 500 are expected.",
    "Leave out 1.",
  ],
  [
    "tenant",
    'display_name: ""',
    "1:1 schema/wrong-length",
    "`display_name` has no characters; at least 1 is expected.",
    "Fill it, or delete the key where it is not required.",
  ],
  [
    "flag",
    "rollout: [{percent: 5, tiers: []}]",
    "1:24 schema/wrong-length",
    "`rollout[0].tiers` has no items; at least 1 is expected.",
    "Fill it, or delete the key where it is not required.",
  ],
  [
    "project",
    "limits: {}",
    "1:1 schema/wrong-length",
    "`limits` has no entries; at least 1 is expected.",
    "Fill it, or delete the key where it is not required.",
  ],
  [
    "flag",
    "created: 2026-02-30",
    "1:10 schema/bad-format",
    '`created` is "2026-02-30"; the calendar has no such day.',
    "Write it like 2026-12-31.",
  ],
  [
    "flag",
    "expires: 15.12.2026",
    "1:10 schema/bad-format",
    '`expires` is "15.12.2026"; a day as YYYY-MM-DD is expected.',
    "Write it like 2026-12-31.",
  ],
  [
    "tenant",
    "owner: Legal",
    "1:8 schema/bad-format",
    '`owner` is "Legal"; an e-mail address is expected.',
    "Write it like team@company.example.",
  ],
  [
    "flag",
    "tracking_issue: javascript:alert(1)",
    "1:17 schema/bad-format",
    '`tracking_issue` is "javascript:alert(1)"; a link is expected.',
    "Write it like https://issues.company.example/1.",
  ],
  [
    "tier",
    "monthly_cost: 10.005",
    "1:15 schema/bad-format",
    "`monthly_cost` is 10.005; a number with at most two decimals is expected.",
    "Round it to 10.01.",
  ],
  [
    "project",
    "paths: {tenants: ../secrets}",
    "1:18 schema/bad-format",
    '`paths.tenants` is "../secrets"; a folder inside the catalog, with forward slashes and without `..` is expected.',
    "Write it like tenants.",
  ],
  [
    "project",
    "rules: {Near-Duplicate: off}",
    "1:9 schema/bad-format",
    'The key "Near-Duplicate" of `rules` is not well formed; a rule\'s id is expected.',
    "Write it like lint/near-duplicate.",
  ],
  [
    "tenant",
    "compliance: [sox, gdpr, sox]",
    "1:25 schema/duplicate-item",
    '`compliance` holds "sox" twice.',
    "Delete one of the two.",
  ],
  [
    "tenant",
    "tenant_id: lеgal",
    "1:12 schema/id-charset",
    '"lеgal" is not an id: "е" (U+0435) is not one of a-z, 0-9, `_` and `-`.',
    "Write a small letter and 1 to 62 small letters, digits, `_` or `-`.",
  ],
  [
    "tenant",
    "tier: Premium Plus",
    "1:7 schema/id-charset",
    '"Premium Plus" is not an id: "P" (U+0050) is not one of a-z, 0-9, `_` and `-`.',
    "Write `premium_plus`.",
  ],
  [
    "tenant",
    "limits: {MaxUsers: 5}",
    "1:10 schema/id-charset",
    '"MaxUsers" is not an id: "M" (U+004D) is not one of a-z, 0-9, `_` and `-`.',
    "Write `max_users`.",
  ],
  ...["a:b", "a*", '"a\\nb"', "../x"].map(
    (id) => ["tenant", `tier: ${id}`, "1:7 schema/id-charset", expect.anything(), expect.anything()] as never,
  ),
  [
    "tenant",
    "tenant_id: finance",
    "1:12 schema/id-mismatch",
    '`tenant_id` is "finance", but the file is called "legal.yaml".',
    "Ids are never renamed: make the one that is wrong equal to the other.",
  ],
];

describe("one mistake gives one finding", () => {
  test.each(mistakes)("%s: %s", (kind, lines, place, message, hint) => {
    const found = checkLines(kind, lines);
    expect(found.map(({ rule, span }) => `${span.start.line}:${span.start.column} ${rule}`)).toEqual([place]);
    expect(found[0]).toMatchObject({ message, hint, severity: "error", clock: false });
  });
});

test("a misspelt required key is not missing as well", () => {
  const found = checkText("features/x_y.yaml", "feature: x_y\nowner: a@gcc.example\ndescripton: Search\n");
  expect(found.map(({ rule, hint }) => `${rule} ${hint ?? ""}`)).toEqual([
    "schema/unknown-key Did you mean `description`?",
  ]);
});

test("several mistakes of one file are all reported", () => {
  const found = checkLines("tenant", "status: actve\nlimits: {max_users: -1, max_documents: {valu: 5}}\nnote: x");
  expect(found.map(({ rule }) => rule).sort()).toEqual([
    "schema/not-allowed-value",
    "schema/out-of-range",
    "schema/unknown-key",
    "schema/unknown-key",
  ]);
});

test("the two places of a duplicate item are told", () => {
  expect(checkLines("tenant", "compliance: [sox, gdpr, sox]")[0]?.related).toEqual([
    expect.objectContaining({
      file: "tenants/legal.yaml",
      span: expect.objectContaining({ start: { offset: 13, line: 1, column: 14 } }) as unknown,
    }),
  ]);
});

test("messages escape what terminals obey, and cut what is long", () => {
  const [hidden] = checkLines("tenant", 'status: "a\\u200b\\n::error::b"');
  expect(hidden?.message).toContain('"a\\u{200b}\\n::error::b"');
  const [cut] = checkLines("tenant", `status: ${"x".repeat(5000)}`);
  expect(cut?.message.length).toBeLessThan(200);
});

test.each([
  ["0.29", []],
  ["123456789012.34", []],
  ["1000000000000", []],
  ["0.291", ["schema/bad-format"]],
])("amounts keep two decimals: %s", (amount, rules) => {
  expect(checkLines("tier", `monthly_cost: ${amount}`).map(({ rule }) => rule)).toEqual(rules);
});
