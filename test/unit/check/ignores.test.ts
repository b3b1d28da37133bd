import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { ignoreRules } from "../../../src/check/ignores/rules.ts";
import { safetyRules } from "../../../src/check/safety/rules.ts";
import { loadFiles } from "./memory-project.ts";

const flag = (lines: string) =>
  `flag: panel\nkind: release\ndescription: UI\nowner: a@gcc.example\n${lines}tracking_issue: https://issues.gcc.example/A-1\n`;
/** Has no expiry date: lint/missing-expiry says so at the first key. */
const endless = flag("created: 2026-10-01\nstate: on\n");
const reason = "until 2026-12-31: asked for by Legal";

function check(text: string, options: { readonly today?: string; readonly touched?: boolean; rules?: string } = {}) {
  const { today = "2026-11-23", touched = false, rules = "" } = options;
  const config = `version: 1\ncurrency: INR\nlimits: {max_users: {unit: users, kind: quota}}\ncache: none\n${rules}`;
  const { diagnostics, ignored } = checkProject(loadFiles({ "flags/panel.yaml": text, "tenantry.yaml": config }), {
    today,
    touched: new Set(touched ? ["flags/panel.yaml"] : []),
  });
  const found = diagnostics.map(({ rule, severity, span }) => `${span.start.line} ${severity} ${rule}`);
  return { found, ignored, diagnostics };
}

test("the flag of these tests has the one finding that they silence", () => {
  expect(check(endless).found).toEqual(["1 error lint/missing-expiry"]);
});

describe("silences", () => {
  test.each([
    ["the whole file, above everything else", `# tenantry-ignore lint/missing-expiry ${reason}\n${endless}`],
    ["also below other comments", `# A flag.\n\n#tenantry-ignore lint/missing-expiry ${reason}\r\n${endless}`],
    [
      "its own line, wherever that is",
      flag(`created: 2026-10-01\nexpires: 2027-10-01 # tenantry-ignore lint/expiry-too-far ${reason}\nstate: on\n`),
    ],
    ["its own line", endless.replace("flag: panel", `flag: panel # tenantry-ignore lint/missing-expiry ${reason}`)],
  ])("%s", (_, text) => {
    expect(check(text)).toMatchObject({ found: [], ignored: 1 });
  });

  test("the next line", () => {
    const late = flag(
      `created: 2026-10-01\n# tenantry-ignore lint/expiry-too-far ${reason}\n# really\nexpires: 2027-10-01\nstate: on\n`,
    );
    expect(check(late.replace(/# tenantry.*\n/, "")).found).toEqual(["7 error lint/expiry-too-far"]);
    expect(check(late)).toMatchObject({ found: [], ignored: 1 });
  });

  test("not the line after that, and not another rule", () => {
    const below = flag(`# tenantry-ignore lint/missing-expiry ${reason}\ncreated: 2026-10-01\nstate: on\n`);
    expect(check(below).found).toEqual(["1 error lint/missing-expiry", "5 error ignores/unused"]);
    const other = `# tenantry-ignore lint/expiry-too-far ${reason}\n${endless}`;
    expect(check(other).found).toEqual(["1 error ignores/unused", "2 error lint/missing-expiry"]);
  });

  test("not from inside of a text", () => {
    const quoted = endless.replace("description: UI", `description: "# tenantry-ignore lint/missing-expiry ${reason}"`);
    expect(check(quoted).found).toEqual(["1 error lint/missing-expiry"]);
    const block = endless.replace(
      "description: UI",
      `description: |\n  # tenantry-ignore lint/missing-expiry ${reason}`,
    );
    expect(check(block).found).toEqual(["1 error lint/missing-expiry"]);
    const glued = endless.replace("description: UI", "description: UI#tenantry-ignore lint/missing-expiry until");
    expect(check(glued).found).toEqual(["1 error lint/missing-expiry"]);
  });
});

describe("is malformed", () => {
  test.each([
    ["no rule", "", "names no rule"],
    ["no day", "lint/missing-expiry: because", "until which day"],
    ["a day that does not exist", "lint/missing-expiry until 2026-02-30: because", "until which day"],
    ["no reason", "lint/missing-expiry until 2026-12-31", "say why"],
    ["an empty reason", "lint/missing-expiry until 2026-12-31:  ", "say why"],
    ["an unknown rule", `lint/missing-expirys ${reason}`, 'No rule is called "lint/missing-expirys"'],
    ["a rule that protects data", `references/unknown-tier ${reason}`, "cannot be ignored"],
    ["a rule about ignores", `ignores/unused ${reason}`, "cannot be ignored"],
  ])("%s", (_, text, message) => {
    const { diagnostics } = check(`# tenantry-ignore ${text}\n${endless}`);
    const [malformed] = diagnostics.filter(({ rule }) => rule === "ignores/malformed");
    expect(malformed?.message).toContain(message);
    expect(malformed?.span.start).toEqual({ offset: 0, line: 1, column: 1 });
    expect(diagnostics.map(({ rule }) => rule)).toContain("lint/missing-expiry");
  });

  test("a misspelt rule gets the one that was meant", () => {
    const { diagnostics } = check(`# tenantry-ignore lint/missing-expirys ${reason}\n${endless}`);
    expect(diagnostics[0]?.hint).toBe('Did you mean "lint/missing-expiry"?');
  });
});

describe("past its day", () => {
  const old = `# tenantry-ignore lint/missing-expiry until 2026-11-20: because\n${endless}`;

  test("it holds on its last day", () => {
    expect(check(old, { today: "2026-11-20" }).found).toEqual([]);
  });
  test("it warns until the grace is over, and the finding stays silent", () => {
    expect(check(old)).toMatchObject({ found: ["1 warning ignores/expired"], ignored: 1 });
    expect(check(old, { today: "2026-12-20" }).found).toEqual(["1 error ignores/expired"]);
  });
  test("it is an error at once where the change touches the file", () => {
    expect(check(old, { touched: true }).found).toEqual(["1 error ignores/expired"]);
  });
});

describe("unused", () => {
  test("is an error, for a rule about dates a warning", () => {
    const sound = flag("created: 2026-10-01\nexpires: 2026-12-15\nstate: on\n");
    expect(check(`# tenantry-ignore lint/missing-expiry ${reason}\n${sound}`).found).toEqual([
      "1 error ignores/unused",
    ]);
    expect(check(`# tenantry-ignore lint/expired ${reason}\n${sound}`).found).toEqual(["1 warning ignores/unused"]);
  });

  test("is not said of a rule that could not look", () => {
    const sound = flag("created: 2026-10-01\nexpires: 2026-12-15\nstate: on\n");
    const text = `# tenantry-ignore tenants/bad-transition ${reason}\n${sound}`;
    expect(check(text).found).toEqual([]);
  });
});

describe("settings of a rule", () => {
  const setting = (value: string) => ({ rules: `rules: {lint/missing-expiry: ${value}}\n` });

  test("severity alone, and among others", () => {
    expect(check(endless, setting("warning")).found).toEqual(["1 warning lint/missing-expiry"]);
    expect(check(endless, setting("{severity: info}")).found).toEqual(["1 info lint/missing-expiry"]);
  });
  test("files in which it says nothing", () => {
    expect(check(endless, setting('{except: ["flags/p*.yaml"]}')).found).toEqual([]);
    expect(check(endless, setting('{except: ["tenants/**"]}')).found).toEqual(["1 error lint/missing-expiry"]);
  });
});

test.each([...ignoreRules, ...safetyRules].map(({ id }) => id))("%s has a page", (id) => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/rules", `${id}.md`), "utf8");
  expect(page).toContain(`# ${id}\n`);
  for (const heading of ["## Why", "## Wrong", "## Right", "## How to mend it"]) expect(page).toContain(heading);
});
