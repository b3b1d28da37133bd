import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WatchedCheck } from "../../../src/pipeline/watch.ts";
import { watchTree } from "../../../src/pipeline/watch.ts";
import { repository } from "../../support/cli.ts";
import { commitAll, copyCatalog, makeFolder } from "../../support/git-folder.ts";

let root: string;
let stop: AbortController;
let results: AsyncGenerator<WatchedCheck>;
beforeEach(() => {
  root = makeFolder();
  copyCatalog(repository, root);
  stop = new AbortController();
  results = watchTree({ root, today: "2026-11-23", history: true }, stop.signal);
});
afterEach(async () => {
  stop.abort();
  await results.return(undefined);
  rmSync(root, { recursive: true });
});

/** The errors of the next result; while `until` is false, of the one after it. */
async function next(until: (found: string[]) => boolean = () => true): Promise<string[]> {
  for (;;) {
    const { value, done } = (await results.next()) as IteratorResult<WatchedCheck, undefined>;
    if (done === true) return ["ended"];
    const errors = value.checked.diagnostics.filter(({ severity }) => severity === "error");
    const found = errors.map(({ rule, file }) => `${file} ${rule}`);
    if (until(found)) return found;
  }
}
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));

test("checks again when a file changes, comes, goes or is replaced", async () => {
  expect(await next()).toEqual([]);
  edit("tenants/legal_dept.yaml", (text) => text.replace("tier: platinum", "tier: platinium"));
  expect(await next()).toEqual(["tenants/legal_dept.yaml references/unknown-tier"]);
  writeFileSync(join(root, "tenants/.new"), readFileSync(join(repository, "tenants/legal_dept.yaml")));
  renameSync(join(root, "tenants/.new"), join(root, "tenants/legal_dept.yaml"));
  expect(await next((found) => found.length === 0)).toEqual([]);
  mkdirSync(join(root, "tenants/emea"));
  writeFileSync(join(root, "tenants/emea/nova.yaml"), "tenant_id: nova\n");
  expect((await next((found) => found.length > 0))[0]).toContain("tenants/emea/nova.yaml");
  // Inside of a folder that came while it watched.
  writeFileSync(join(root, "tenants/emea/nova.yaml"), "a: [");
  expect(await next((found) => found[0]?.includes("invalid-yaml") === true)).toEqual([
    "tenants/emea/nova.yaml schema/invalid-yaml",
  ]);
  rmSync(join(root, "tenants/emea"), { recursive: true });
  expect(await next((found) => found.length === 0)).toEqual([]);
});

test("sees a file again and again that is replaced each time, as editors and Git do", async () => {
  const right = readFileSync(join(repository, "tenants/legal_dept.yaml"), "utf8");
  const wrong = right.replace("tier: platinum", "tier: platinium");
  const file = join(root, "tenants/legal_dept.yaml");
  expect(await next()).toEqual([]);
  for (let round = 0; round < 4; round++) {
    for (const [text, errors] of [
      [wrong, 1],
      [right, 0],
    ] as const) {
      writeFileSync(`${file}.tmp`, text);
      renameSync(`${file}.tmp`, file);
      expect(await next((found) => found.length === errors)).toHaveLength(errors);
    }
    writeFileSync(file, wrong); // the same file, written in its place
    expect(await next((found) => found.length === 1)).toHaveLength(1);
  }
});

test("follows tenantry.yaml, and a folder that is made again", async () => {
  expect(await next()).toEqual([]);
  renameSync(join(root, "flags"), join(root, "switches"));
  expect(await next()).toEqual(["tenantry.yaml schema/missing-folder"]);
  edit("tenantry.yaml", (text) => `${text}paths: {flags: switches}\n`);
  expect(await next()).toEqual([]);
  writeFileSync(join(root, "switches/broken.yaml"), "a: [");
  expect((await next((found) => found.length > 0))[0]).toContain("switches/broken.yaml");
});

test("asks Git again when a commit is made", async () => {
  const flag = readFileSync(join(root, "flags/answer_tone.yaml"), "utf8");
  commitAll(root, "The catalog");
  expect(await next()).toEqual([]);
  rmSync(join(root, "flags/answer_tone.yaml"));
  commitAll(root, "A flag less");
  await next();
  writeFileSync(join(root, "flags/answer_tone.yaml"), flag.replace(/^created: .*$/m, "created: 2026-11-20"));
  expect(await next((found) => found.length > 0)).toEqual(["flags/answer_tone.yaml lint/recreated"]);
});

test("what is none of the catalog's files changes nothing", async () => {
  await next();
  const waiting = next();
  writeFileSync(join(root, "notes.txt"), "seen by nobody");
  const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 300, "quiet"))]);
  expect(first).toBe("quiet");
  edit("tenants/legal_dept.yaml", (text) => `${text}# a comment\n`);
  expect(await waiting).toEqual([]);
});

test("ends when it is told to", async () => {
  await next();
  const waiting = next();
  stop.abort();
  expect(await waiting).toEqual(["ended"]);
});
