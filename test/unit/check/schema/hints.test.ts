/** What is done literally as a hint says mends the mistake: nothing of it is lost, and nothing else is meant. */
import { expect, test } from "vitest";
import type { DocumentKind } from "../../../../src/model/document.ts";
import { checkLines, checkText } from "./documents.ts";

const hintsOf = (kind: DocumentKind, lines: string) => checkLines(kind, lines).map(({ hint }) => hint);

test.each<[DocumentKind, string, string]>([
  ["project", "policies: {}", "Did you mean `policy`?"],
  ["project", "rulebook: {flags: {max_active: 5}}", "Did you mean `policy`?"],
  ["project", "policy: {sync: {max_suspend: 5}}\nrulebook: {flags: {max_active: 5}}", "Move its keys below `policy`."],
  ["tenant", "spec: {tier: gold, compliance: [sox]}", "Delete this line, and move the keys below it one level up."],
  ["tenant", "limits: {max_users: 1_600}", 'Write 1600; where text is meant, put quotes around it: "1_600".'],
  ["tenant", "config: {temperature: .25}", 'Write 0.25; where text is meant, put quotes around it: ".25".'],
  ["tenant", "config: {model: gpt-4o, temperature: 0,1}", "Write 0.1."],
  ["tenant", "limits: {max_users: 1,000}", "Write 1000 or 1.000."],
  ["tenant", "compliance: [sox]\n\tstatus: active", "Delete the tab."],
  ["tenant", "billing:\n\temail: a@gcc.example", "Write spaces."],
  ["tenant", "tier: [silver]", "Write silver."],
  ["tenant", "features: [search, single_sign_on]", "Write `{search: true, single_sign_on: true}`."],
  ["tenant", "labels: [search]", "Write `key: value` lines below it, indented."],
  ["tier", "features: {search: true, old: false}", "Write [search]."],
  ["project", 'version: "1"', "Write 1, without quotes."],
  ["flag", "expires: 15-12-2026", "Write 2026-12-15."],
  ["flag", "expires: 12/15/2026", "Write 2026-12-15."],
  ["flag", "expires: 12.12.2026", "Write 2026-12-12."],
  ["flag", "expires: 05.12.2026", "Write it like 2026-12-31."],
])("%s: %s", (kind, lines, hint) => {
  expect(hintsOf(kind, lines)).toEqual([hint]);
});

test("each of several keys that lost their indentation is to be indented, and a misspelt one after them to be mended", () => {
  expect(hintsOf("tenant", "limits:\nmax_users: 5\nmax_documents: 7\nlables: {a: b}")).toEqual([
    "Indent it: `limits` above it is empty.",
    "Indent it: `limits` above it is empty.",
    "Did you mean `labels`?",
  ]);
});

test("an empty file that may not simply go is to be written", () => {
  const hintOf = (file: string) => checkText(file, "# nothing yet\n")[0]?.hint;
  expect(hintOf("tenantry.yaml")).toContain("Write `version: 1`");
  expect(hintOf("tenants/legal.yaml")).toContain("To offboard a tenant, write `status: offboarding`");
  expect(hintOf("flags/legal.yaml")).toBe("Write the document.");
});

test("a file's name that is no id is to be mended together with the id", () => {
  const hintOf = (file: string, id: string) =>
    checkText(file, `feature: ${id}\ndescription: S\nowner: a@b.example\n`)[0]?.hint;
  expect(hintOf("features/sales copy.yaml", "sales")).toContain(
    'Rename the file to "sales_copy.yaml" and write `feature: sales_copy`',
  );
  expect(hintOf("features/Sales.yaml", "sales")).toBe('Rename the file to "sales.yaml".');
  expect(hintOf("features/sales copy.yaml", "sales copy")).toBe(
    'Write `sales_copy`, and rename the file to "sales_copy.yaml".',
  );
});
