import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findRule } from "../../../src/cli/find-rule.ts";
import { readRulePage } from "../../../src/cli/rule-pages.ts";
import type { RuleList } from "../../../src/pipeline/rules.ts";
import { listRules } from "../../../src/pipeline/rules.ts";
import { renderRulesText, renderRuleText } from "../../../src/report/rules/text.ts";
import { repository } from "../../support/cli.ts";
import { makeFolder } from "../../support/git-folder.ts";

let folder = "";
beforeEach(() => void (folder = makeFolder()));
afterEach(() => rmSync(folder, { recursive: true }));

function listWith(rules: string) {
  const limits = "limits: {max_users: {unit: users, kind: quota}}";
  writeFileSync(
    join(folder, "tenantry.yaml"),
    `version: 1\ncurrency: INR\n${limits}\npolicy: {sync: {}}\ncache: none\nrules:\n${rules}\n`,
  );
  return listRules(folder);
}

const severityOf = ({ rules }: RuleList, id: string) => findRule(id, rules).settled;

describe("the list of rules", () => {
  test("has the severities and options that the catalog sets", () => {
    const list = listWith("  lint/expired: off\n  lint/fully-on: {severity: warning, options: {warn_days: 7}}");
    expect(list.config).toBe("read");
    expect(severityOf(list, "lint/expired")).toBe("off");
    expect(findRule("lint/fully-on", list.rules)).toMatchObject({
      settled: "warning",
      severity: "error",
      options: { warn_days: 7, error_days: 30 },
    });
    expect(severityOf(list, "lint/recreated")).toBe("error");
  });

  test("what protects data keeps its severity whatever the catalog says", () => {
    expect(severityOf(listWith("  references/unknown-tier: off"), "references/unknown-tier")).toBe("error");
  });

  test.each([
    ["missing", () => listRules(folder)],
    ["broken", () => listWith("\tbroken: [")],
    ["broken", () => listWith("  lint/expired: 7")],
  ])("has each rule's own where tenantry.yaml is %s, and says so (%#)", (config, list) => {
    expect(list().config).toBe(config);
    expect(severityOf(list(), "lint/expired")).toBe("error");
    expect(renderRulesText(list(), { color: false }).includes("settles nothing")).toBe(config === "broken");
  });

  test("names each rule once, and finds its page", () => {
    const ids = listRules(folder).rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(readRulePage(repository, "lint/expired")).toContain("# lint/expired\n");
    expect(readRulePage(repository, "lint/none")).toBeUndefined();
  });

  test("marks what is set otherwise, what depends on the date and what --fix mends", () => {
    const text = renderRulesText(listWith("  lint/expired: warning"), { color: false });
    expect(text).toMatch(/^lint\/expired +warning, not error +⏱ +\S/m);
    expect(text).toMatch(/^schema\/unknown-key +error +✦ +Every key/m);
  });
});

describe("one rule", () => {
  test("is found by its id, and by its name where that is one rule's", () => {
    const { rules } = listRules(folder);
    expect(findRule("lint/expired", rules).id).toBe("lint/expired");
    expect(findRule("unknown-tier", rules).id).toBe("references/unknown-tier");
  });

  test.each([
    ["lint/expird", /^Did you mean `lint\/expired`\?$/],
    ["unknown-teir", /^Did you mean `references\/unknown-tier`\?$/],
    ["expird", /`lint\/expired` or `ignores\/expired`\?$/],
    ["expired", /^Name one of them: `lint\/expired` or `ignores\/expired`\.$/],
    ["../../../etc/passwd", /^`tenantry rules` lists them\.$/],
    ["__proto__", /^`tenantry rules` lists them\.$/],
  ])("%s is none, and the hint says what is", (id, hint) => {
    expect(() => findRule(id, listRules(folder).rules)).toThrow(
      expect.objectContaining({ code: "usage", hint: expect.stringMatching(hint) as unknown }),
    );
  });

  test("is explained by its page, and by its summary where there is none", () => {
    const rule = findRule("lint/fully-on", listWith("  lint/fully-on: {options: {warn_days: 7}}").rules);
    expect(renderRuleText(rule, "# page\n", "read")).toBe(
      "# page\n\nIn this folder: error; options warn_days: 7, error_days: 30.\n",
    );
    expect(renderRuleText(rule, undefined, "read")).toContain(`# lint/fully-on\n\n${rule.summary}\n`);
  });
});
