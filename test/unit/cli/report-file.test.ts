import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { prepareReportFile } from "../../../src/cli/report-file.ts";
import { makeFolder } from "../../support/git-folder.ts";

let folder = "";
beforeEach(() => void (folder = makeFolder()));
afterEach(() => rmSync(folder, { recursive: true }));

describe("a report file", () => {
  test("is written without passwords, and nothing else is left behind", () => {
    prepareReportFile(join(folder, "report.json"))("postgres://ann:secret@db/x\n");
    expect(readFileSync(join(folder, "report.json"), "utf8")).toBe("postgres://ann:***@db/x\n");
    expect(readdirSync(folder)).toEqual(["report.json"]);
  });

  test("takes the place of the one before, with its mode", () => {
    const path = join(folder, "report.json");
    writeFileSync(path, "a longer text from before");
    chmodSync(path, 0o640);
    prepareReportFile(path)("new");
    expect(readFileSync(path, "utf8")).toBe("new");
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test("is one file until the other is whole: whoever has opened it reads on", () => {
    const path = join(folder, "report.json");
    writeFileSync(path, "old");
    const before = statSync(path).ino;
    prepareReportFile(path)("new");
    expect(statSync(path).ino).not.toBe(before);
  });

  test("behind a link is written where the link leads", () => {
    writeFileSync(join(folder, "real"), "old");
    symlinkSync("real", join(folder, "link"));
    prepareReportFile(join(folder, "link"))("new");
    expect(readFileSync(join(folder, "real"), "utf8")).toBe("new");
  });

  test.each(["", "tenants/acme.yaml", "flags/UI.YML"])(
    "is no file of a catalog, nor one without a name: %j",
    (path) => {
      expect(() => prepareReportFile(path)).toThrow(/^--output cannot be written: /);
    },
  );

  test("may be a device, which stays one", () => {
    prepareReportFile("/dev/null")("gone");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("is refused before any work where it cannot be", () => {
    mkdirSync(join(folder, "sub"));
    expect(() => prepareReportFile(join(folder, "none/report.json"))).toThrow(/There is no folder .*none\./);
    expect(() => prepareReportFile(join(folder, "sub"))).toThrow(/sub is a folder\./);
    expect(() => prepareReportFile(join(folder, "new/"))).toThrow(/new\/ is a folder\./);
    expect(readdirSync(folder)).toEqual(["sub"]);
  });

  test("says so when its folder is gone by then", () => {
    mkdirSync(join(folder, "sub"));
    const write = prepareReportFile(join(folder, "sub/report.json"));
    rmSync(join(folder, "sub"), { recursive: true });
    expect(() => write("x")).toThrow(expect.objectContaining({ code: "unavailable" }));
  });
});
