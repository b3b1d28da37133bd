/** What looks like a credential is in no frame, whatever the finding is about. */
import { expect, test } from "vitest";
import { maskSecrets } from "../../../src/model/secrets.ts";
import { renderDiagnosticsText } from "../../../src/report/diagnostics/text.ts";
import { parseDocument } from "../../../src/load/parse-document.ts";
import { findSecrets } from "../../../src/check/schema/secrets.ts";

const TOKEN = `ghp_${"a1B2".repeat(9)}`;

test.each([
  ["config: {password: hunter2hunter2}", "config: {password: ••••••••••••••}"],
  ["  dbPassword: 'hunter 2' # old", "  dbPassword: •••••••••• # old"],
  [`note: see ${TOKEN}, please`, `note: see ${"•".repeat(40)}, please`],
  ["url: https://u:pa55word@h.example/x and more", `url: https${"•".repeat(25)} and more`],
  ["token_limit: 400", "token_limit: 400"],
  ["max_tokens: 400", "max_tokens: 400"],
  ["a secret: of mine", "a secret: •••••••"],
])("%s", (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
  expect(maskSecrets(text)).toHaveLength(text.length);
});

test("nor are the lines of a value that a finding calls a secret", () => {
  const text = "tenant_id: acme\nconfig:\n  api_key: |\n    hunter2\n    hunter3\n";
  const result = parseDocument("tenant", "tenants/acme.yaml", text);
  if ("diagnostic" in result) throw new Error(result.diagnostic.message);
  const [finding] = findSecrets(result.document);
  if (finding === undefined) throw new Error("nothing was found");
  const start = text.indexOf("hunter3");
  const span = { start: { offset: start, line: 5, column: 5 }, end: { offset: start + 7, line: 5, column: 12 } };
  const below = { ...finding, rule: "schema/bad-format", span };
  const report = renderDiagnosticsText(
    { diagnostics: [finding, below], filesChecked: 1 },
    { color: false, sourceOf: () => text },
  );
  expect(report).not.toMatch(/hunter/);
  expect(report).toContain("5 | •••••••••••");
});

test("nor is a credential beside what another finding is about", () => {
  const text = `tenant_id: acme # ${TOKEN}\n`;
  const span = { start: { offset: 11, line: 1, column: 12 }, end: { offset: 15, line: 1, column: 16 } };
  const finding = { rule: "x/y", severity: "error", message: "Wrong.", file: "tenants/acme.yaml", span } as const;
  const diagnostics = [{ ...finding, related: [], clock: false }];
  const report = renderDiagnosticsText({ diagnostics, filesChecked: 1 }, { color: false, sourceOf: () => text });
  expect(report).toContain(`1 | tenant_id: acme # ${"•".repeat(40)}`);
});
