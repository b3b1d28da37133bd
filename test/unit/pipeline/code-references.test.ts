import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { findReferences, openCodeScan } from "../../../src/pipeline/code-references.ts";
import { commitAll, copyCatalog, git, makeFolder } from "../../support/git-folder.ts";
import { repository } from "../../support/cli.ts";

/** The golden catalog, and beside it a folder with source code. */
function makeCatalog(code: Readonly<Record<string, string | Buffer>>) {
  const folder = makeFolder();
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const root = join(folder, "catalog");
  copyCatalog(join(repository, "test/golden/catalog"), root);
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, "app", path)), { recursive: true });
    writeFileSync(join(folder, "app", path), content);
  };
  mkdirSync(join(folder, "app"));
  for (const [path, content] of Object.entries(code)) write(path, content);
  return { root, app: join(folder, "app"), write };
}

async function placesIn(root: string, ...sources: readonly string[]): Promise<string[]> {
  const { flags } = await findReferences(root, sources.length === 0 ? ["../app"] : sources);
  return (flags.get("new_ranking") ?? []).map(({ file }) => file.replace("../app/", ""));
}

const use = 'isEnabled("new_ranking");\n';
const rules = {
  ".gitignore": "dist/\n*.gen.ts\n!kept.gen.ts\n/top.ts\n",
  "dist/a.ts": use,
  "src/dist/a.ts": use,
  "a.gen.ts": use,
  "kept.gen.ts": use,
  "top.ts": use,
  "src/top.ts": use,
  "src/.gitignore": "*.local.ts\n!b.gen.ts\nkept.gen.ts\n",
  "src/b.gen.ts": use,
  "src/c.gen.ts": use,
  "src/kept.gen.ts": use,
  "src/x.local.ts": use,
  "x.local.ts": use,
  "src/deep/.gitignore": "!x.local.ts\n",
  "src/deep/x.local.ts": use,
  "node_modules/p/index.js": use,
  "src/node_modules/p/index.js": use,
  "README.md": use,
  "src/.hidden.ts": use,
};
const notIgnored = ["kept.gen.ts", "src/.hidden.ts", "src/b.gen.ts", "src/deep/x.local.ts", "src/top.ts", "x.local.ts"];

describe("which files are read", () => {
  test("what .gitignore leaves out is not, in a repository", async () => {
    const { root, app } = makeCatalog(rules);
    git(app, "init", "--quiet");
    expect(await placesIn(root)).toEqual(notIgnored);
  });

  test("nor outside of one", async () => {
    const { root } = makeCatalog(rules);
    expect(await placesIn(root)).toEqual(notIgnored);
  });

  test("a file that is committed is read though .gitignore names it, one that is deleted is not missed", async () => {
    const { root, app, write } = makeCatalog({ "a.ts": use, "b.ts": use });
    commitAll(app, "Code");
    write(".gitignore", "a.ts\nc.ts\n");
    write("c.ts", use);
    write("new.ts", use);
    rmSync(join(app, "b.ts"));
    expect(await placesIn(root)).toEqual(["a.ts", "new.ts"]);
  });

  test("a part of a repository follows the rules of the whole", async () => {
    const { root, app } = makeCatalog({ ".gitignore": "*.gen.ts\n", "src/a.ts": use, "src/b.gen.ts": use });
    git(app, "init", "--quiet");
    expect(await placesIn(root, "../app/src")).toEqual(["src/a.ts"]);
  });

  test("a pattern that is none leaves nothing out", async () => {
    const patterns = ["[a", "b[", "*a".repeat(99), "b.ts"];
    const { root } = makeCatalog({ ".gitignore": patterns.join("\n"), "a.ts": use, "b.ts": use });
    expect(await placesIn(root)).toEqual(["a.ts"]);
  });

  test("names with blanks, line ends and letters of all kinds are read", async () => {
    const names = ["a b.ts", "ü.ts", 'q"uote.ts', "line\nend.ts"];
    const { root, app } = makeCatalog(Object.fromEntries(names.map((name) => [name, use])));
    expect(await placesIn(root)).toEqual(names.sort());
    git(app, "init", "--quiet");
    expect(await placesIn(root)).toEqual(names.sort());
  });

  test.each(["in a repository", "outside of one"])(
    "links are not followed, and pipes not opened, %s",
    async (where) => {
      const { root, app } = makeCatalog({ "src/a.ts": use });
      symlinkSync("a.ts", join(app, "src/link.ts"));
      symlinkSync("..", join(app, "src/up"));
      symlinkSync("/nowhere", join(app, "broken.ts"));
      execFileSync("mkfifo", [join(app, "pipe.ts")]);
      if (where === "in a repository") git(app, "init", "--quiet");
      expect(await placesIn(root)).toEqual(["src/a.ts"]);
    },
  );

  test("a folder that a link has taken the place of is left alone", async () => {
    const { root, app } = makeCatalog({ "src/a.ts": use, "b.ts": use });
    commitAll(app, "Code");
    renameSync(join(app, "src"), join(app, "../elsewhere"));
    symlinkSync("../elsewhere", join(app, "src"));
    expect(await placesIn(root)).toEqual(["b.ts"]);
  });

  test("binary and large files are counted", async () => {
    const { root } = makeCatalog({
      "a.ts": use,
      "edge.ts": use + " ".repeat(1_048_576 - use.length),
      "large.ts": use + " ".repeat(1_048_577 - use.length),
      "image.png": Buffer.concat([Buffer.from(use), Buffer.of(0), Buffer.from(use)]),
      "latin.ts": Buffer.concat([Buffer.from([0xe9, 0x20]), Buffer.from(use)]),
      "empty.ts": "",
    });
    const { skipped, filesScanned, flags } = await findReferences(root, ["../app"]);
    expect(skipped).toEqual({ binary: 1, large: 1, unreadable: 0 });
    expect(filesScanned).toBe(4);
    expect(flags.get("new_ranking")).toHaveLength(3);
  });

  test.each(["in a repository", "outside of one"])("a file that cannot be opened is counted, %s", async (where) => {
    const { root, app } = makeCatalog({ "a.ts": use });
    // A name that is not UTF-8 cannot be handed back to the system, by root neither.
    writeFileSync(Buffer.concat([Buffer.from(`${app}/b`), Buffer.of(0xff), Buffer.from(".ts")]), use);
    if (where === "in a repository") git(app, "init", "--quiet");
    expect((await findReferences(root, ["../app"])).skipped).toEqual({ binary: 0, large: 0, unreadable: 1 });
  });

  test("the catalog's own files name no flag, wherever the source begins; a file of two sources counts once", async () => {
    const { root, app } = makeCatalog({ "a.ts": use });
    writeFileSync(join(root, "service.ts"), use);
    expect(await placesIn(root, "..", app, ".")).toEqual(["a.ts", "service.ts"]);
  });
});

describe("a source that gives nothing is refused", () => {
  test.each([["../nowhere"], ["tenantry.yaml"]])("%s", async (source) => {
    const { root } = makeCatalog({});
    const failure = findReferences(root, [source]);
    await expect(failure).rejects.toThrow(`There is no folder ${source} to look for flags in.`);
    await expect(failure).rejects.toBeInstanceOf(OperationalError);
  });

  test("an empty one", async () => {
    const { root } = makeCatalog({ ".gitignore": "*\n", "a.ts": use });
    await expect(findReferences(root, ["../app"])).rejects.toThrow(
      "There is no file of source code to read in ../app.",
    );
  });

  test("and so is a folder without a catalog", async () => {
    const { app } = makeCatalog({ "a.ts": use });
    await expect(findReferences(app, ["."])).rejects.toThrow("There is no tenantry.yaml here that can be read.");
  });
});

test("code is read once for the same keys, and again for others", async () => {
  const { root, write } = makeCatalog({ "a.ts": use });
  const scan = openCodeScan(root, ["../app"]);
  const load = () => loadProject(openWorkingTree(root));
  const first = await scan.referencesOf([load()]);
  write("a.ts", "");
  expect(await scan.referencesOf([load()])).toBe(first);
  rmSync(join(root, "flags/new_ranking.yaml"));
  expect([...(await scan.referencesOf([load()])).flags.keys()]).not.toContain("new_ranking");
});

test("tenantry.yaml says how code asks for flags; what is unusable there is left out", async () => {
  const { root } = makeCatalog({ "a.ts": 'isEnabled("gone_flag"); variant("lost_flag")' });
  const asked = async (code: string) => {
    const text = openWorkingTree(root).read("tenantry.yaml") ?? Buffer.of();
    const before = Buffer.from(text)
      .toString()
      .replace(/\ncode:.*\n/, "\n");
    writeFileSync(join(root, "tenantry.yaml"), `${before}code: ${code}\n`);
    return (await findReferences(root, ["../app"])).dangling.map(({ text }) => text);
  };
  expect(await asked("{}")).toEqual(["gone_flag"]);
  expect(await asked("{accessors: [variant]}")).toEqual(["lost_flag"]);
  expect(await asked("{accessors: [variant, 3, 'a b']}")).toEqual(["lost_flag"]);
  expect(await asked("7")).toEqual(["gone_flag"]);
});
