import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { lockFolder } from "../../../src/registry/pglite/lock-folder.ts";
import { newTemporaryFolder } from "../../support/registries.ts";

const folder = newTemporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(["kernel", "file"] as const)("a folder locked by the %s", (by) => {
  const path = (name: string) => join(folder, `${by}-${name}`);

  test("is refused to others, naming the holder, until it is released", async () => {
    const lock = await lockFolder(path("a"), by);
    await expect(lockFolder(path("a"), by)).rejects.toMatchObject({
      code: "lock_held",
      message: expect.stringMatching(new RegExp(`in use by pid ${process.pid} \\(.*\\) since \\d{4}-`)) as string,
    });
    await lock.release();
    await (await lockFolder(path("a"), by)).release();
  });

  test("is free again when its process was killed", async () => {
    const source = pathToFileURL(join(import.meta.dirname, "../../../src/registry/pglite/lock-folder.ts")).href;
    const script = `import(${JSON.stringify(source)}).then(m => m.lockFolder(${JSON.stringify(path("b"))}, "${by}"))
      .then(() => { console.log("locked"); setInterval(() => {}, 1000); })`;
    const child = spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await expect(lockFolder(path("b"), by)).rejects.toThrow(`in use by pid ${child.pid ?? ""}`);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
    await (await lockFolder(path("b"), by)).release();
  });
});

test("one folder under two names is one lock", async () => {
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "alias"));
  const lock = await lockFolder(join(folder, "real"), "kernel");
  await expect(lockFolder(join(folder, "alias"), "kernel")).rejects.toMatchObject({ code: "lock_held" });
  await lock.release();
});

test("an embedded registry is opened once at a time", async () => {
  const url = `pglite:${join(folder, "registry")}`;
  const db = await openDatabase(url, { create: true });
  await expect(openDatabase(url)).rejects.toMatchObject({ code: "lock_held" });
  await expect(db.transaction(() => db.query("select 1"))).rejects.toThrow("inside a transaction");
  await db.close();
  await (await openDatabase(url)).close();
});

test("a folder that is not there, or empty, is made for nobody but who asks for it", async () => {
  mkdirSync(join(folder, "nothing"));
  for (const name of ["missing", "nothing"])
    await expect(openDatabase(`pglite:${join(folder, name)}`)).rejects.toMatchObject({
      code: "unavailable",
      message: `The folder ${join(folder, name)} holds no registry.`,
      hint: "Run `tenantry migrate`.",
    });
  expect(readdirSync(folder)).not.toContain("missing");
  expect(readdirSync(join(folder, "nothing"))).toEqual([]);
});

test("a folder that cannot be made or opened is unavailable", async () => {
  writeFileSync(join(folder, "file"), "not a folder");
  const failed = openDatabase(`pglite:${join(folder, "file", "registry")}`, { create: true });
  await expect(failed).rejects.toMatchObject({ code: "unavailable" });
});
