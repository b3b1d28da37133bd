import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { cutLists, type Unlisted } from "../../../src/check/most-of-file.ts";
import { checkProject } from "../../../src/check/check-project.ts";
import { loadFiles, tenantFile } from "./memory-project.ts";

function findingsOf(files: Readonly<Record<string, string>>): Diagnostic[] {
  return checkProject(loadFiles(files), { today: "2026-11-23" }).diagnostics;
}

const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));
const keys = (count: number, value: string) => lines(count, (i) => `  k${i}: ${value}\n`).join("");
const items = (count: number) => lines(count, (i) => `k${i}`).join(", ");
const flag =
  "flag: panel\nkind: release\ndescription: UI\nowner: a@gcc.example\ncreated: 2026-10-01\nexpires: 2026-12-15\nstate: on\ntracking_issue: https://issues.gcc.example/A-1\n";

describe("of one kind a file lists a hundred findings, and counts the rest", () => {
  test.each<[string, string, (count: number) => string]>([
    ["schema/unknown-key", "tenants/acme.yaml", (n) => tenantFile("acme") + keys(n, "1").replaceAll("  ", "")],
    ["schema/wrong-type", "tenants/acme.yaml", (n) => `${tenantFile("acme")}limits:\n${keys(n, "x")}`],
    ["schema/wrong-type", "tenants/acme.yaml", (n) => `${tenantFile("acme")}features:\n${keys(n, "1")}`],
    ["schema/secret-in-config", "tenants/acme.yaml", (n) => tenantFile("acme") + secrets(n, "AKIA")],
    ["schema/secret-in-config", "tenants/acme.yaml", (n) => tenantFile("acme") + secrets(n, "named")],
    ["references/unknown-limit", "tenants/acme.yaml", (n) => `${tenantFile("acme")}limits:\n${keys(n, "1")}`],
    ["references/unknown-flag", "flags/panel.yaml", (n) => `${flag}requires: [${items(n)}]\n`],
  ])("%s in %s", (rule, file, make) => {
    const found = (count: number) => findingsOf({ [file]: make(count) }).filter((each) => each.rule === rule);
    const most = found(100);
    expect(most).toHaveLength(100);
    expect(most.filter(({ message }) => message.includes("more in this file"))).toEqual([]);
    const many = found(1500);
    expect(many).toHaveLength(100);
    expect(many.filter(({ message }) => message.endsWith(" And 1400 more in this file."))).toHaveLength(1);
    expect(many.slice(0, 99)).toEqual(most.slice(0, 99));
  });

  test("warnings that stand before it do not hide an error", () => {
    const limits = (id: string, expires: string) => `  ${id}: {value: 1, reason: a, expires: ${expires}}\n`;
    const names = lines(120, (i) => `k${i}`);
    const project = `version: 1\ncurrency: INR\ncache: none\nlimits:\n`;
    const found = findingsOf({
      "tenantry.yaml": project + [...names, "last"].map((id) => `  ${id}: {unit: u, kind: quota}\n`).join(""),
      "tiers/silver.yaml":
        "tier: silver\nrank: 1\ndisplay_name: Silver\nlimits:\n" +
        [...names, "last"].map((id) => `  ${id}: 1\n`).join(""),
      "tenants/acme.yaml": `${tenantFile("acme")}limits:\n${names.map((id) => limits(id, "2026-11-22")).join("")}${limits("last", "2026-01-01")}`,
    }).filter(({ rule }) => rule === "tenants/override-expired");
    expect(found.map(({ severity }) => severity)).toEqual([...lines(100, () => "warning"), "error"]);
    expect(found[99]?.message).toMatch(/ And 20 more in this file\.$/);
  });

  test("the findings of other files and rules are listed all the same", () => {
    const broken = (id: string) => `${tenantFile(id)}limits:\n${keys(150, "1")}features:\n${keys(120, "true")}`;
    const found = findingsOf({ "tenants/acme.yaml": broken("acme"), "tenants/beta.yaml": broken("beta") });
    const counts = new Map<string, number>();
    for (const { file, rule } of found) counts.set(`${file} ${rule}`, (counts.get(`${file} ${rule}`) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toMatchObject({
      "tenants/acme.yaml references/unknown-limit": 100,
      "tenants/acme.yaml references/unknown-feature": 100,
      "tenants/beta.yaml references/unknown-limit": 100,
      "tenants/beta.yaml references/unknown-feature": 100,
    });
  });
});

function secrets(count: number, how: "AKIA" | "named"): string {
  const line = (i: number) =>
    how === "AKIA" ? `  k${i}: AKIA${String(i).padStart(16, "0")}\n` : `  k${i}_password: hunter2\n`;
  return `config:\n${lines(count, line).join("")}`;
}

test("and of those that are not listed no hint is looked for", () => {
  const position = { offset: 0, line: 1, column: 1 };
  let searches = 0;
  const hint = () => `search ${++searches}`;
  const text = { rule: "ignores/malformed", message: "No rule.", file: "flags/a.yaml", related: [], clock: false };
  const finding: Unlisted = { ...text, severity: "error", span: { start: position, end: position }, hint };
  expect(cutLists(Array.from({ length: 3000 }, () => finding))).toHaveLength(100);
  expect(searches).toBe(100);
});
