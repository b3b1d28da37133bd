import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/compile/canonical.ts";
import { compileCatalog } from "../../src/compile/compile-catalog.ts";
import { projectOf, sampleFiles } from "../support/catalogs.ts";
import { runs } from "../support/runs.ts";

test("the catalog does not depend on the order of the files", () => {
  const bytes = JSON.stringify(compileCatalog(projectOf()));
  const keys = Object.keys(sampleFiles).map((_, index) => index);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...keys), { minLength: 20, maxLength: 20 }), (places) => {
      const shuffle = (paths: string[]) =>
        paths
          .map((path, index) => ({ path, place: places[index] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ path }) => path);
      expect(JSON.stringify(compileCatalog(reversed(projectOf({}, shuffle)))) === bytes).toBe(true);
    }),
    runs(50),
  );

  /** The typed project is sorted by id; compile must not rely on that. */
  function reversed(project: ReturnType<typeof projectOf>): ReturnType<typeof projectOf> {
    const turn = <T>(entities: ReadonlyMap<string, T>) => new Map([...entities].reverse());
    const { tiers, features, flags, tenants } = project;
    return { ...project, tiers: turn(tiers), features: turn(features), flags: turn(flags), tenants: turn(tenants) };
  }
});

test("canonical JSON is that of the reference implementation", () => {
  const key = fc.oneof(fc.string(), fc.nat().map(String), fc.constantFrom("__proto__", "10", "9", "é", "\u{1f600}"));
  const { value } = fc.letrec<{ value: never }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: "grapheme" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(null, true, false, 1e21, 1e-7, -0),
      fc.array(tie("value")),
      fc.dictionary(key, tie("value"), { noNullPrototype: true }),
    ) as fc.Arbitrary<never>,
  }));
  fc.assert(
    fc.property(value, (json) => {
      expect(canonicalJson(json)).toBe(canonicalize(json));
    }),
    runs(1000),
  );
});
