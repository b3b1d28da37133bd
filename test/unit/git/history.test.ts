import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EntityKind } from "../../../src/model/document.ts";
import type { JsonValue } from "../../../src/model/json.ts";
import { loadWorkingTree } from "../../../src/pipeline/load.ts";
import { readHistory } from "../../../src/pipeline/history.ts";
import { git, gitOn, makeFolder } from "../../support/git-folder.ts";

let root: string;
let catalog: string;
beforeEach(() => {
  root = makeFolder();
  catalog = root;
  git(root, "init", "--quiet", "--initial-branch=main");
  write("tenantry.yaml", "version: 1\n");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(catalog, path)), { recursive: true });
  writeFileSync(join(catalog, path), text);
}

function flag(percent: number, id = "ui"): void {
  write(`flags/${id}.yaml`, `flag: ${id}\nstate: on\nrollout:\n  - percent: ${percent}\n`);
}

function commit(day: string, message = day): string {
  gitOn(day, root, "add", "--all");
  gitOn(day, root, "commit", "--quiet", "--allow-empty", "--message", message);
  return git(root, "rev-parse", "HEAD");
}

const remove = (path: string) => rmSync(join(catalog, path));
const read = (folder = catalog, options = {}) => readHistory(folder, loadWorkingTree(folder).loaded, options);

/** `day change percent`, newest first. */
async function versions(id = "ui", kind: EntityKind = "flag", folder = catalog): Promise<string[]> {
  const history = await read(folder);
  return (history?.versions(kind, id) ?? []).map(({ date, change, data }) => {
    const rollout = data?.rollout as readonly { percent: number }[] | undefined; // what flag() writes
    const said = rollout === undefined ? data?.status : String(rollout[0]?.percent);
    return typeof said === "string" ? `${date} ${change} ${said}` : `${date} ${change}`;
  });
}

describe("the versions of a flag", () => {
  test("added, changed, deleted and added again", async () => {
    flag(10);
    const first = commit("2026-10-01");
    flag(50);
    commit("2026-10-05");
    write("README.md", "not of the catalog");
    commit("2026-10-06");
    remove("flags/ui.yaml");
    commit("2026-10-07");
    flag(20);
    commit("2026-10-08");
    flag(99); // not committed
    expect(await versions()).toEqual([
      "2026-10-08 added 20",
      "2026-10-07 deleted",
      "2026-10-05 changed 50",
      "2026-10-01 added 10",
    ]);
    expect((await read())?.versions("flag", "ui").at(-1)?.commit).toBe(first);
    expect((await read())?.versions("flag", "other")).toEqual([]);
  });

  test("a merge is one change, on the day on which it was merged, and nothing of its branch stood before", async () => {
    flag(10);
    commit("2026-10-01");
    git(root, "checkout", "--quiet", "-b", "change");
    flag(20);
    commit("2026-10-02");
    remove("flags/ui.yaml");
    commit("2026-10-03");
    flag(30);
    commit("2026-10-04");
    git(root, "checkout", "--quiet", "main");
    write("flags/other.yaml", "flag: other\n");
    commit("2026-10-05");
    gitOn("2026-10-09", root, "merge", "--quiet", "--no-ff", "--message", "merge", "change");
    expect(await versions()).toEqual(["2026-10-09 changed 30", "2026-10-01 added 10"]);
    expect(await versions("other")).toEqual(["2026-10-05 added"]);
  });

  test("a merge that settles a conflict in its own way", async () => {
    flag(10);
    commit("2026-10-01");
    git(root, "checkout", "--quiet", "-b", "change");
    flag(20);
    commit("2026-10-02");
    git(root, "checkout", "--quiet", "main");
    flag(30);
    commit("2026-10-03");
    expect(() => gitOn("2026-10-04", root, "merge", "--quiet", "change")).toThrow();
    flag(40);
    commit("2026-10-04");
    expect(await versions()).toEqual(["2026-10-04 changed 40", "2026-10-03 changed 30", "2026-10-01 added 10"]);
  });

  test("a squash, a cherry-pick, a revert and a rebase count once, on the day on which they landed", async () => {
    flag(10);
    commit("2026-10-01");
    git(root, "checkout", "--quiet", "-b", "change");
    flag(20);
    const twenty = commit("2026-10-02");
    flag(30);
    commit("2026-10-03");
    git(root, "checkout", "--quiet", "main");
    gitOn("2026-10-10", root, "cherry-pick", twenty);
    gitOn("2026-10-11", root, "revert", "--no-edit", "HEAD");
    gitOn("2026-10-12", root, "merge", "--quiet", "--squash", "change");
    commit("2026-10-12");
    expect(await versions()).toEqual([
      "2026-10-12 changed 30",
      "2026-10-11 changed 10",
      "2026-10-10 changed 20",
      "2026-10-01 added 10",
    ]);
  });

  test("an empty commit and a change of mode hide nothing", async () => {
    flag(10);
    commit("2026-10-01");
    commit("2026-10-02");
    git(root, "update-index", "--chmod=+x", "flags/ui.yaml");
    gitOn("2026-10-03", root, "commit", "--quiet", "--message", "mode");
    expect(await versions()).toEqual(["2026-10-03 changed 10", "2026-10-01 added 10"]);
  });

  test("the other line ends are the same words", async () => {
    flag(10);
    commit("2026-10-01");
    write("flags/ui.yaml", "flag: ui\r\nstate: on\r\nrollout:\r\n  - percent: 10\r\n");
    commit("2026-10-02");
    const [crlf, lf] = (await read())?.versions("flag", "ui") ?? [];
    expect(crlf?.data).toEqual(lf?.data);
    expect(crlf?.data).toMatchObject({ state: "on" });
  });

  test("a version that broke the profile was there all the same", async () => {
    write("flags/ui.yaml", "flag: [\n");
    commit("2026-10-01");
    write("flags/ui.yaml", Buffer.alloc(70_000, 120));
    commit("2026-10-02");
    flag(10);
    commit("2026-10-03");
    expect(await versions()).toEqual(["2026-10-03 changed 10", "2026-10-02 changed", "2026-10-01 added"]);
  });
});

describe("files", () => {
  test("that move within their folder are the same", async () => {
    flag(10);
    commit("2026-10-01");
    mkdirSync(join(root, "flags/search"));
    renameSync(join(root, "flags/ui.yaml"), join(root, "flags/search/ui.yaml"));
    commit("2026-10-02");
    rmSync(join(root, "flags/search"), { recursive: true });
    commit("2026-10-03");
    flag(20);
    commit("2026-10-04");
    expect(await versions()).toEqual([
      "2026-10-04 added 20",
      "2026-10-03 deleted",
      "2026-10-02 changed 10",
      "2026-10-01 added 10",
    ]);
  });

  test("with another name are others", async () => {
    flag(10);
    commit("2026-10-01");
    renameSync(join(root, "flags/ui.yaml"), join(root, "flags/tone.yaml"));
    commit("2026-10-02");
    expect(await versions("ui")).toEqual(["2026-10-02 deleted", "2026-10-01 added"]);
    expect(await versions("tone")).toEqual(["2026-10-02 added 10"]);
    expect((await read())?.ids("flag")).toEqual(["tone", "ui"]);
  });

  test("that the loader does not read are not there", async () => {
    for (const name of ["flags/.hidden.yaml", "flags/.git-keep/x.yaml", "flags/readme.md", "flags/short.yml"])
      write(name, "x: 1\n");
    flag(10);
    symlinkSync("ui.yaml", join(root, "flags/link.yaml"));
    commit("2026-10-01");
    rmSync(join(root, "flags/ui.yaml"));
    symlinkSync("link.yaml", join(root, "flags/ui.yaml"));
    commit("2026-10-02");
    expect((await read())?.ids("flag")).toEqual(["ui"]);
    expect(await versions()).toEqual(["2026-10-02 deleted", "2026-10-01 added 10"]);
  });

  test("lie where tenantry.yaml says, and their names may look like anything", async () => {
    write("tenantry.yaml", "version: 1\npaths: {flags: 'toggles [x]'}\n");
    write("toggles [x]/:100644 a b c M.yaml", "x: 1\n");
    write("toggles [x]/grüße\tund\nmehr.yaml", "x: 1\n");
    write("toggles x/no.yaml", "x: 1\n");
    write("flags/no.yaml", "x: 1\n");
    commit("2026-10-01");
    expect((await read())?.ids("flag")).toEqual([":100644 a b c M", "grüße\tund\nmehr"]);
  });

  test("of a catalog in a sub-folder of the repository", async () => {
    flag(1, "elsewhere");
    catalog = join(root, "config/prod");
    write("tenantry.yaml", "version: 1\n");
    flag(10);
    commit("2026-10-01");
    flag(20);
    commit("2026-10-02");
    expect(await versions()).toEqual(["2026-10-02 changed 20", "2026-10-01 added 10"]);
    expect((await read())?.ids("flag")).toEqual(["ui"]);
  });

  test("of tenants say what they were before they went, and no more", async () => {
    const tenant = (id: string, status: string) => write(`tenants/${id}.yaml`, `tenant_id: ${id}\nstatus: ${status}\n`);
    for (const id of ["beta", "ceta"]) tenant(id, "active");
    commit("2026-10-01");
    tenant("beta", "archived");
    commit("2026-10-02");
    remove("tenants/beta.yaml");
    commit("2026-10-03");
    expect(await versions("beta", "tenant")).toEqual([
      "2026-10-03 deleted",
      "2026-10-02 changed archived",
      "2026-10-01 added",
    ]);
    expect(await versions("ceta", "tenant")).toEqual(["2026-10-01 added"]);
    remove("tenants/ceta.yaml"); // not committed
    expect(await versions("ceta", "tenant")).toEqual(["2026-10-01 added active"]);
  });
});

describe("where there is less", () => {
  test("outside of a repository and before the first commit there is nothing", async () => {
    const outside = makeFolder();
    expect(await read(outside)).toBeUndefined();
    rmSync(outside, { recursive: true });
    expect(await read()).toBeUndefined();
    commit("2026-10-01");
    expect(await read()).toBeDefined();
  });

  test("a shallow clone says so, and does not know when its oldest files were added", async () => {
    for (const [index, percent] of [10, 20, 30].entries()) {
      flag(percent);
      commit(`2026-10-0${index + 1}`);
    }
    const clone = join(makeFolder(), "clone");
    git(root, "clone", "--quiet", "--depth=2", `file://${root}`, clone);
    expect((await read(clone))?.shallow).toBe(true);
    expect(await versions("ui", "flag", clone)).toEqual(["2026-10-03 changed 30", "2026-10-02 changed 20"]);
    git(clone, "fetch", "--quiet", "--unshallow");
    expect((await read(clone))?.shallow).toBe(false);
    expect(await versions("ui", "flag", clone)).toEqual(await versions());
    rmSync(dirname(clone), { recursive: true });
  });

  test("a shallow clone lacks nothing where the catalog was never committed, or where it is deep enough", async () => {
    flag(10);
    commit("2026-10-01");
    flag(20);
    commit("2026-10-02");
    const clone = join(makeFolder(), "clone");
    git(root, "clone", "--quiet", "--depth=1", `file://${root}`, clone);
    rmSync(join(clone, "flags"), { recursive: true });
    rmSync(join(clone, "tenantry.yaml"));
    mkdirSync(join(clone, "generated/flags"), { recursive: true });
    expect((await read(join(clone, "generated")))?.shallow).toBe(false);
    git(clone, "fetch", "--quiet", "--depth=2");
    git(clone, "checkout", "--quiet", "--force", "main");
    expect(git(clone, "rev-parse", "--is-shallow-repository")).toBe("true"); // though nothing is missing
    expect((await read(clone))?.shallow).toBe(false);
    rmSync(dirname(clone), { recursive: true });
  });

  test("a clone without the contents knows the days", async () => {
    flag(10);
    commit("2026-10-01");
    flag(20);
    const last = commit("2026-10-02");
    const blob = git(root, "rev-parse", `${last}~:flags/ui.yaml`);
    rmSync(join(root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    expect(await versions()).toEqual(["2026-10-02 changed 20", "2026-10-01 added"]);
  });

  test("a log that breaks off is not taken for all there is", async () => {
    flag(10);
    const first = commit("2026-10-01");
    flag(20);
    commit("2026-10-02");
    rmSync(join(root, ".git/objects", first.slice(0, 2), first.slice(2)));
    expect((await read())?.shallow).toBe(true);
  });

  test.skipIf(process.getuid?.() !== 0)("a repository of somebody else's is not read, and that is said", async () => {
    flag(10);
    commit("2026-10-01");
    execFileSync("chown", ["-R", "12345", root]);
    vi.stubEnv("HOME", root);
    expect(await read()).toMatchObject({ foreign: true });
  });
});

describe("a repository that cannot be read is said", () => {
  const broken = { broken: true, foreign: false, shallow: false };

  test("without git", async () => {
    flag(10);
    commit("2026-10-01");
    mkdirSync(join(root, "inside/deep"), { recursive: true });
    vi.stubEnv("PATH", root);
    expect(await read()).toMatchObject(broken);
    expect(await read(join(root, "inside/deep"))).toMatchObject(broken);
    rmSync(join(root, ".git"), { recursive: true });
    expect(await read()).toBeUndefined();
  });

  test("with lost objects, and with a branch that leads nowhere", async () => {
    flag(10);
    commit("2026-10-01");
    rmSync(join(root, ".git/objects"), { recursive: true });
    mkdirSync(join(root, ".git/objects"));
    expect(await read()).toMatchObject(broken);
    writeFileSync(join(root, ".git/refs/heads/main"), "no commit\n");
    expect(await read()).toMatchObject(broken);
  });

  test("but not before the first commit", async () => {
    flag(10);
    expect(await read()).toBeUndefined();
  });
});

describe("with a memory", () => {
  const remember = () => {
    const known = new Map<string, JsonValue>();
    return {
      known,
      memory: {
        get: (key: string) => known.get(key),
        set: (key: string, value: JsonValue) => void known.set(key, value),
      },
    };
  };
  const dump = async (options: object) => {
    const history = await read(catalog, options);
    return history
      ?.ids("flag")
      .map((id) =>
        history.versions("flag", id).map(({ commit, date, change, data }) => ({ commit, date, change, data })),
      );
  };

  test("the result is the same, after each kind of step", async () => {
    const { memory, known } = remember();
    const steps: readonly (() => void)[] = [
      () => flag(10),
      () => flag(20),
      () => remove("flags/ui.yaml"),
      () => git(root, "checkout", "--quiet", "-b", "change", "HEAD~1"),
      () => flag(30),
      () => git(root, "checkout", "--quiet", "main"),
      () => flag(5, "other"),
      () => gitOn("2026-10-20", root, "merge", "--quiet", "--no-ff", "-s", "ours", "--message", "merge", "change"),
      () => git(root, "reset", "--quiet", "--hard", "HEAD~2"),
      () => gitOn("2026-10-21", root, "commit", "--quiet", "--amend", "--allow-empty", "--message", "amended"),
    ];
    for (const [index, step] of steps.entries()) {
      step();
      if (index < 7) commit(`2026-10-${10 + index}`);
      const expected = await dump({});
      expect(await dump({ memory }), `step ${index}`).toEqual(expected);
      expect(await dump({ memory }), `step ${index} again`).toEqual(expected);
    }
    expect([...known.keys()].some((key) => key.startsWith("log "))).toBe(true);
  });

  test("an earlier commit has the past as it was then", async () => {
    flag(10);
    commit("2026-10-01");
    flag(20);
    const second = commit("2026-10-02");
    git(root, "checkout", "--quiet", "-b", "change");
    flag(30);
    commit("2026-10-03");
    git(root, "checkout", "--quiet", "main");
    flag(40);
    const fourth = commit("2026-10-04");
    for (const [tip, earlier] of [
      ["main", second],
      ["change", second],
      ["change", fourth],
    ] as const) {
      git(root, "checkout", "--quiet", tip);
      const { memory } = remember();
      await dump({ memory });
      expect(await dump({ memory, commit: earlier })).toEqual(await dump({ commit: earlier }));
      const history = await read(catalog, { memory, commit: earlier });
      expect(history?.versions("flag", "ui")[0]?.date).toBe(earlier === second ? "2026-10-02" : "2026-10-04");
    }
  });
});
