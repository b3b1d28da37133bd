import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFolderArchive } from "../../../src/archive/folder-archive.ts";
import { failureOf } from "../../support/failure.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-archive-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a folder keeps what it has, and nothing half-written", async () => {
  const archive = openFolderArchive(folder);
  await archive.add("note", Buffer.from("first"));
  const again = await failureOf(Promise.resolve().then(() => archive.add("note", Buffer.from("second"))));
  expect(again).toMatchObject({ code: "refused" });
  expect(again.message).toContain("is there already");
  expect(readFileSync(join(folder, "note"), "utf8")).toBe("first");
  expect(readdirSync(folder)).toEqual(["note"]);
  expect(await archive.read("other")).toBeUndefined();
});
