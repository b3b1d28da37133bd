/**
 * Every rule of the group `schema` has a page, and the examples on it are its fixtures: what is called wrong there is
 * refused by this rule, and what is called right is not. Mistakes that no text can show are made on disk.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { schemaRules } from "../../../../src/check/schema/rules.ts";
import { validateIds } from "../../../../src/check/schema/validate-ids.ts";
import { openWorkingTree } from "../../../../src/load/disk-source.ts";
import { loadProject } from "../../../../src/load/load-project.ts";
import type { FileSource } from "../../../../src/model/file-source.ts";
import { makeFolder } from "../../../support/git-folder.ts";
import { checkText } from "./documents.ts";

const pages = join(import.meta.dirname, "../../../../docs/rules");
const legal = "tenants/legal.yaml";

/** Makes a sound catalog wrong; `right` makes it nearly so. */
interface TreeCase {
  readonly wrong: (root: string) => FileSource | undefined;
  readonly right?: (root: string) => FileSource | undefined;
}
const write = (path: string, content: string | Uint8Array) => (root: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  return undefined;
};
const remove = (path: string) => (root: string) => {
  rmSync(join(root, path), { recursive: true });
  return undefined;
};

const treeCases: Readonly<Record<string, TreeCase>> = {
  "schema/missing-config": { wrong: remove("tenantry.yaml") },
  "schema/missing-folder": { wrong: remove("tiers"), right: write("tiers/.gitkeep", "") },
  "schema/too-many-files": {
    wrong: (root) => {
      for (const name of ["a", "b", "c"]) write(`tenants/${name}.yaml`, "a: 1")(root);
      return openWorkingTree(root, 3);
    },
    right: (root) => openWorkingTree(root, 3),
  },
  "schema/symlink": {
    wrong: (root) => {
      symlinkSync("legal.yaml", join(root, "tenants/finance.yaml"));
      return undefined;
    },
  },
  "schema/special-file": {
    wrong: (root) => {
      execFileSync("mkfifo", [join(root, "tenants/finance.yaml")]);
      return undefined;
    },
  },
  "schema/unreadable-file": {
    wrong: (root) => {
      const source = openWorkingTree(root);
      return { ...source, read: (path) => (path === legal ? undefined : source.read(path)) };
    },
  },
  "schema/yml-extension": { wrong: write("tenants/finance.yml", ""), right: write("tenants/notes.txt", "") },
  "schema/file-too-large": {
    wrong: write(legal, `# ${"x".repeat(70_000)}`),
    right: write(legal, `# ${"x".repeat(60_000)}`),
  },
  "schema/not-utf8": {
    wrong: write(legal, Buffer.from("display_name: Café", "latin1")),
    right: write(legal, Buffer.from("display_name: Café")),
  },
  "schema/id-case-conflict": {
    wrong: write("tenants/emea/Legal.yaml", "a: 1"),
    right: write("tenants/emea/Legal2.yaml", "a: 1"),
  },
  "schema/duplicate-id": {
    wrong: write("tenants/emea/legal.yaml", "a: 1"),
    right: write("tiers/legal.yaml", "a: 1"),
  },
};

function rulesOf(change: TreeCase["wrong"] = () => undefined): string[] {
  const root = makeFolder();
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ["tenants", "tiers", "features", "flags"]) mkdirSync(join(root, folder));
  write("tenantry.yaml", "version: 1\n")(root);
  write(legal, "tenant_id: legal\n")(root);
  const loaded = loadProject(change(root) ?? openWorkingTree(root), { maxEntries: 3 });
  return [...loaded.diagnostics, ...validateIds(loaded)].map(({ rule }) => rule);
}

/** The example under a heading: its file and text; undefined when it is not YAML. */
function exampleIn(page: string, heading: string): { file: string; text: string } | undefined {
  const match = new RegExp(`## ${heading}\\n\\n\`\`\`yaml (\\S+)\\n([^]*?)\\n\`\`\``).exec(page);
  return match?.[1] === undefined ? undefined : { file: match[1], text: match[2] ?? "" };
}

describe.each(schemaRules)("$id", ({ id, summary }) => {
  const path = join(pages, `${id}.md`);
  const page = existsSync(path) ? readFileSync(path, "utf8") : "";

  test("has a page that says what, why, wrong, right and how to mend it", () => {
    expect(page).toContain(`# ${id}\n\n${summary}\n`);
    for (const heading of ["## Why", "## Wrong", "## Right", "## How to mend it"]) expect(page).toContain(heading);
  });

  const [wrong, right] = [exampleIn(page, "Wrong"), exampleIn(page, "Right")];
  const tree = treeCases[id];

  test("finds what is wrong", () => {
    if (id === "schema/overlapping-folders") expect(rulesOf(write("tenantry.yaml", wrong?.text ?? ""))).toContain(id);
    else if (tree !== undefined) expect(rulesOf(tree.wrong)).toContain(id);
    else expect(checkText(wrong?.file ?? "", wrong?.text ?? "").map(({ rule }) => rule)).toContain(id);
  });

  test("finds nothing in what is right", () => {
    if (id === "schema/overlapping-folders")
      expect(rulesOf(write("tenantry.yaml", right?.text ?? ""))).not.toContain(id);
    else if (tree !== undefined) expect(rulesOf(tree.right)).not.toContain(id);
    else {
      expect(right).toBeDefined();
      expect(checkText(right?.file ?? "", right?.text ?? "").map(({ rule }) => rule)).not.toContain(id);
    }
  });
});

test("there is no page without a rule", () => {
  const ids = readdirSync(join(pages, "schema")).map((file) => `schema/${file.replace(/\.md$/, "")}`);
  expect(ids.sort()).toEqual(schemaRules.map(({ id }) => id).sort());
});
