import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPath, parsePath, sameJson } from "../../../src/model/json.ts";

describe("paths", () => {
  test("are written as people would", () => {
    expect(formatPath(["limits", "max_users"])).toBe("limits.max_users");
    expect(formatPath(["rollout", 0, "percent"])).toBe("rollout[0].percent");
    expect(formatPath(["labels", "a.b"])).toBe('labels["a.b"]');
    expect(formatPath([])).toBe("");
  });

  test("read back as they were", () => {
    const step = fc.oneof(fc.string({ unit: "grapheme" }), fc.nat(), fc.stringMatching(/^[a-z_][a-z0-9_-]*$/));
    fc.assert(
      fc.property(fc.array(step), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });

  test.each(["a..b", ".a", "a.", "a[", "a[x]", "a b", 'a["', "a[1", "1a"])("%j is none", (text) => {
    expect(parsePath(text)).toBeUndefined();
  });
});

describe("sameJson", () => {
  test("does not look at the order of keys, but at that of lists", () => {
    expect(sameJson({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(true);
    expect(sameJson([1, 2], [2, 1])).toBe(false);
  });

  test.each([
    [{}, []],
    [{ a: 1 }, {}],
    [{ a: 1 }, { b: 1 }],
    [JSON.parse('{"__proto__": {}}'), { a: 1 }],
    [0, false],
    [null, undefined],
    [[1], [1, 2]],
    ["1", 1],
  ])("%j is not %j", (a, b) => {
    expect(sameJson(a as never, b as never)).toBe(false);
    expect(sameJson(b as never, a as never)).toBe(false);
  });
});
