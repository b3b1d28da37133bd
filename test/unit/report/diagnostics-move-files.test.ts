import { expect, test } from "vitest";
import { moveFiles } from "../../../src/report/diagnostics/move-files.ts";
import { expired, misspelt } from "./diagnostics-example.ts";

test("all files of a report are named from the top of the repository", () => {
  const edits = [{ file: "tenants/acme.yaml", start: 0, end: 1, text: "" }];
  const fix = { title: "Delete it", edits };
  const { diagnostics } = moveFiles({ diagnostics: [expired, { ...misspelt, fix }], filesChecked: 2 }, "conf/");
  expect(diagnostics.map(({ file }) => file)).toEqual(["conf/flags/ui.yaml", "conf/tenants/acme.yaml"]);
  expect(diagnostics[0]?.related.map(({ file }) => file)).toEqual(["conf/tiers/gold.yaml"]);
  expect(diagnostics[1]?.fix?.edits.map(({ file }) => file)).toEqual(["conf/tenants/acme.yaml"]);
});

test("nothing moves at the top", () => {
  const report = { diagnostics: [expired], filesChecked: 1 };
  expect(moveFiles(report, "")).toBe(report);
});
