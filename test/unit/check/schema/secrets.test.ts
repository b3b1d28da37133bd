import { describe, expect, test } from "vitest";
import { checkLines, checkText } from "./documents.ts";

/** In two parts, so that no scanner takes this file for a leak. */
const credentials = [
  ["AWS", "AKIA", "ABCDEFGH12345678"],
  ["GitHub", "ghp_", "a1".repeat(18)],
  ["GitHub, fine-grained", "github_pat_", "A1b2".repeat(8)],
  ["GitLab", "glpat-", "x1y2".repeat(5)],
  ["npm", "npm_", "a1".repeat(18)],
  ["Slack", "xoxb-", "1234567890-abc"],
  ["Stripe", "sk_live_", "4eC39HqLyjWDarjt"],
  ["Google", "AIza", "Sy0123456789abcdefghijklmnopqrstuvw"],
  ["OpenAI", "sk-", "proj-0123456789abcdef"],
  ["a private key", "-----BEGIN RSA ", "PRIVATE KEY-----"],
  ["a JSON web token", "eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxMjM0In0.x"],
  ["a password in a link", "postgres://app:", "hunter2@db.internal/prod"],
].map(([name = "", ...parts]): [string, string] => [name, parts.join("")]);

describe.each(credentials)("%s", (_name, value) => {
  test("is found in a value and in a comment, and never shown", () => {
    const found = checkLines("tenant", `config: {x: "${value}"} # ${value}`);
    expect(found.map(({ rule, span }) => `${span.start.line} ${rule}`)).toEqual([
      "1 schema/secret-in-config",
      "1 schema/secret-in-config",
    ]);
    expect(JSON.stringify(found)).not.toContain(value);
  });

  test.each([
    "status: $",
    "owner: $",
    "tenant_id: $",
    "compliance: [$, $]",
    "compliance: $",
    "$: 1",
    "limits: {$: yes}",
  ])("is not shown by other rules either: %s", (lines) => {
    const found = checkLines("tenant", lines.replaceAll("$", `"${value}"`));
    expect(found.some(({ rule }) => rule !== "schema/secret-in-config")).toBe(true);
    const text = JSON.stringify(found.map(({ message, hint }) => [message, hint])).toLowerCase();
    expect(text).not.toContain(value.toLowerCase());
  });
});

test.each(["password", "api_key", "apiKey", "db-password", "accessToken", "client_secret", "CREDENTIALS"])(
  "a value under `%s` is found, and not shown",
  (key) => {
    const found = checkLines("tenant", `config: {model: {list: [{${key}: hunter2}]}}`);
    expect(found.map(({ rule, span }) => `${span.start.column} ${rule}`)).toEqual([
      `${28 + key.length} schema/secret-in-config`,
    ]);
    expect(found[0]?.message).toBe(
      `\`config.model.list[0].${key}\` is named like a secret and has a value (which is not shown).`,
    );
    expect(JSON.stringify(found)).not.toContain("hunter2");
  },
);

test.each([
  "config: {max_tokens: 100, token: 5, api_key_ref: vault/x, tokenizer: bpe, password: ''}",
  "config: {greeting: 'Your password is never asked for', url: 'https://a.example/b:c@d'}",
  "labels: {keyboard: ansi, team: task-based-risk-assessment-group-one}",
  "owner: asia-pacific@gcc.example",
])("nothing is found in %s", (lines) => {
  expect(checkLines("tenant", lines)).toEqual([]);
});

test("tenantry.yaml and tiers are looked at too", () => {
  const value = credentials[0]?.[1] ?? "";
  expect(checkLines("project", `# ${value}`).map(({ rule }) => rule)).toEqual(["schema/secret-in-config"]);
  const [found] = checkText("tiers/gold.yaml", `tier: gold\r\n# é\r\n# ${value}\r\n`).slice(-1);
  expect(found?.span).toMatchObject({ start: { offset: 19, line: 3, column: 3 }, end: { line: 3, column: 23 } });
});
