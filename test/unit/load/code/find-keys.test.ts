import { describe, expect, test } from "vitest";
import { buildKeyIndex, chooseAccessors } from "../../../../src/load/code/key-index.ts";
import { findKeys } from "../../../../src/load/code/find-keys.ts";

const flags = ["new_chunking", "search", "dark-mode", "new_chunking_fast"];

function find(text: string, accessors?: readonly string[]) {
  const index = buildKeyIndex({ flags, features: ["sso_login"], accessors: chooseAccessors({ accessors }) });
  const found = findKeys("a.ts", text, index);
  return {
    flags: found.flags.map(({ flag, reference }) => `${flag} ${reference.line}:${reference.column} ${reference.text}`),
    asked: found.flags.filter(({ reference }) => reference.asked).map(({ flag }) => flag),
    dangling: found.dangling.map(({ line, column, text }) => `${line}:${column} ${text}`),
  };
}

describe("a key is found", () => {
  test.each(["new_chunking", "new-chunking", "newChunking", "NewChunking", "NEW_CHUNKING"])("as %s", (form) => {
    expect(find(`x\n  ${form} = 1`).flags).toEqual([`new_chunking 2:3 ${form}`]);
    expect(find(form).flags).toEqual([`new_chunking 1:1 ${form}`]);
  });

  test.each(["dark-mode", "dark_mode", "darkMode", "DARK_MODE"])("with a hyphen of its own, as %s", (form) => {
    expect(find(`"${form}"`).flags).toEqual([`dark-mode 1:2 ${form}`]);
  });

  test.each([
    ['"new_chunking"', 2],
    ["flags.newChunking", 7],
    ["$flags->new_chunking", 9],
    ["{new_chunking: 1}", 2],
    ["--new-chunking", 3],
    ["ⓘnew_chunking", 2],
    ["é new_chunking", 3],
    ['\\"new_chunking\\"', 3],
  ])("in %s", (text, column) => {
    expect(find(text).flags.map((found) => found.split(" ")[1])).toEqual([`1:${column}`]);
  });

  test("with its longer neighbour as its own", () => {
    expect(find("new_chunking_fast newChunkingFast").flags.map((found) => found.split(" ")[0])).toEqual([
      "new_chunking_fast",
      "new_chunking_fast",
    ]);
  });

  test("in the last of many lines, and in one long line", () => {
    expect(find("\r\n".repeat(500) + "\tNEW_CHUNKING\n").flags).toEqual(["new_chunking 501:2 NEW_CHUNKING"]);
    expect(find("x;".repeat(1000) + "newChunking").flags).toEqual(["new_chunking 1:2001 newChunking"]);
  });
});

describe("a key is not found", () => {
  test.each([
    "new_chunking2",
    "my_new_chunking",
    "newChunkingOld",
    "renewChunking",
    "new_chunking-old",
    "old-new_chunking",
    "newchunking",
    "NEWCHUNKING",
    "énew_chunking",
    "new chunking",
  ])("in %s", (text) => {
    expect(find(text).flags).toEqual([]);
  });
});

describe("a key that is an ordinary word", () => {
  test.each(['"search"', "'search'", "`search`", '{\\"search\\": 1}'])("counts in %s", (text) => {
    expect(find(text).flags).toHaveLength(1);
  });

  test.each(["search", "const search = 1", "search('x')", '"search more"', "'search\"", "SEARCH", '"Search"'])(
    "does not in %s",
    (text) => {
      expect(find(text).flags).toEqual([]);
    },
  );

  test("counts as a property of an accessor", () => {
    expect(find("flags.search", ["flags.*"]).asked).toEqual(["search"]);
    expect(find("query.search", ["flags.*"]).flags).toEqual([]);
  });
});

describe("what is asked for", () => {
  test.each([
    'isEnabled("gone_flag")',
    "client.isEnabled('gone_flag', false)",
    "isEnabled(\n  `gone_flag`,\n)",
    'isEnabled(tenant, "gone_flag")',
    'isEnabled({ kind: "user", id: of("x") }, "gone_flag")',
    'client.IsEnabled(ctx, "gone_flag")',
    "is_enabled('gone_flag')",
    'useFlag<boolean>("gone_flag")',
    'client?.isEnabled?.("gone_flag")',
    'url = "https://x"; isEnabled("gone_flag")',
    '/* new */ isEnabled("gone_flag")',
  ])("and is no flag is told in %s", (text) => {
    expect(find(text).dangling.map((found) => found.split(" ")[1])).toEqual(["gone_flag"]);
  });

  test.each([
    'isEnabled("new_chunking")',
    'isEnabled("newChunking")',
    'isEnabled("search")',
    'isEnabled("sso_login")',
    "isEnabled(gone_flag)",
    'isEnabled("gone_" + name)',
    'isEnabled(prefix + "gone_flag")',
    "isEnabled(`gone_${name}`)",
    'isEnabled(name === "gone_flag")',
    'isEnabled(get("gone_flag"))',
    'isEnabled(names["gone_flag"])',
    'isEnabled(), other("gone_flag")',
    'isEnabled = "gone_flag"',
    'isEnabledFor("gone_flag")',
    'isEnabled("gone.flag")',
    'isEnabled("gone flag")',
    'isEnabled("")',
    'isEnabled("gone_flag',
    '// isEnabled("gone_flag")',
    'x(); // isEnabled("gone_flag")',
    '# isEnabled("gone_flag")',
    ' * isEnabled("gone_flag")',
    '/* such as\n isEnabled("gone_flag") */',
    "flags.gone_flag",
  ])("is left alone in %s", (text) => {
    expect(find(text).dangling).toEqual([]);
  });

  test("is marked where it is a flag", () => {
    expect(find('isEnabled("new_chunking"); new_chunking; isEnabled("search")').asked).toEqual([
      "new_chunking",
      "search",
    ]);
  });

  test("has its place, also where it is asked for again", () => {
    expect(find('a\n isEnabled("gone")\nisEnabled("gone")').dangling).toEqual(["2:13 gone", "3:12 gone"]);
  });

  test.each([
    [["flags.isEnabled"], 'flags.isEnabled("gone_flag")', 1],
    [["flags.isEnabled"], 'this.flags.isEnabled("gone_flag")', 1],
    [["flags.isEnabled"], 'logger.isEnabled("gone_flag")', 0],
    [["flags.isEnabled"], 'isEnabled("gone_flag")', 0],
    [["flags.*"], "flags.gone_flag", 1],
    [["flags.*"], "flags?.goneFlag && x", 1],
    [["flags.*"], "flags['gone_flag']", 1],
    [["flags.*"], "flags.get('gone_flag')", 0],
    [["flags.*"], "myflags.gone_flag", 0],
    [["variant"], 'isEnabled("gone_flag")', 0],
    [[], 'isEnabled("gone_flag")', 0],
  ])("with the accessors %j in %s", (accessors, text, number) => {
    expect(find(text, accessors).dangling).toHaveLength(number);
  });
});
