/** What the strict profile accepts means the same to both libraries: the one that reads and the one that edits. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument as parseYaml } from "yaml";
import { parseDocument } from "../../src/load/parse-document.ts";
import { yamlText } from "./yaml-text.ts";
import { runs } from "../support/runs.ts";

test("every text that load accepts has the same value in `yaml`", () => {
  let accepted = 0;
  const property = fc.property(yamlText, (text) => {
    const result = parseDocument("tenant", "tenants/legal.yaml", text);
    if ("diagnostic" in result) return;
    accepted++;
    const other = parseYaml(text, { version: "1.2", merge: false });
    expect(other.errors).toEqual([]);
    expect(result.document.data).toEqual(other.toJS());
  });
  fc.assert(property, { ...runs(4000, 20261123), endOnFailure: true });
  expect(accepted).toBeGreaterThan(1200); // the property says nothing about texts that are refused
}, 120_000);
