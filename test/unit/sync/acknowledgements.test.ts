import { expect, test } from "vitest";
import { readFlags, readTrailers, toAllowance } from "../../../src/pipeline/acknowledgements.ts";

test("flags say what is counted, how many, and why", () => {
  expect(readFlags(["updates=412 yearly uplift", "removals=3 they left"])).toEqual([
    { text: "updates=412 yearly uplift", source: "flag" },
    { text: "removals=3 they left", source: "flag" },
  ]);
});

test.each([
  "updates",
  "updates=many",
  "updates=-1",
  "update=3",
  "updates=3because",
  "",
  "updates=1e9",
  "updates=3",
  "updates=3 ",
])("--allow %j is a usage error", (text) => {
  expect(() => readFlags([text])).toThrow(expect.objectContaining({ code: "usage" }) as Error);
});

test("trailers are found wherever a squashed message has them; one that cannot be read acknowledges nothing", () => {
  const messages = [
    "Uplift (#12)\r\n\r\n* first\r\n\r\ntenantry-allow:  updates=412 yearly uplift \r\n\r\n* second",
    "Tenantry-Allow: everything\nTenantry-Allow: updates=500\nSee Tenantry-Allow: removals=9",
  ];
  expect(readTrailers(messages)).toEqual([{ text: "updates=412 yearly uplift", source: "git" }]);
});

test("of several acknowledgements of one kind the largest number counts", () => {
  const texts = ["updates=3 a", "updates=10 b", "updates=4 c", "suspensions=2 d"];
  expect(toAllowance(readFlags(texts))).toEqual({ updates: 10, suspensions: 2 });
});
