/** The hints of the dependency rules, followed to the letter: the finding is gone and no other has come. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { fixtures, layered } from "./fixture-project.ts";

const unmet = "dependencies/unmet-requirement";
const conflict = "dependencies/conflict";
const unsatisfiable = "dependencies/unsatisfiable-for-tier";
const inversion = "dependencies/rollout-inversion";

const cases: [fixture: string, file: string, hint: RegExp, before: string, after: string][] = [
  [`${unmet}/fail-tenant`, "tenants/beta.yaml", /Remove `exports: true`/, "features:\n  exports: true", ""],
  [
    `${unmet}/fail-tenant`,
    "tenants/ceta.yaml",
    /Add `storage: true`/,
    "reports: true",
    "reports: true\n  storage: true",
  ],
  [`${unmet}/fail-tenant`, "tenants/delta.yaml", /Remove `storage: false`/, "features:\n  storage: false", ""],
  [`${unmet}/fail-tenant`, "tenants/echo.yaml", /Remove `reports: false`/, "  reports: false\n", ""],
  [`${unmet}/fail-tenant`, "tenants/juliet.yaml", /Remove `classic_view: true`/, "features:\n  classic_view: true", ""],
  [`${unmet}/fail`, "tiers/steel.yaml", /Take `reports` out/, "features: [reports]", "features: []"],
  [
    `${unmet}/fail-flag`,
    "flags/partly.yaml",
    /Put an entry `{tenants: \[acme, ceta\], percent: 0}` before/,
    "rollout:\n",
    "rollout:\n  - {tenants: [acme, ceta], percent: 0}\n",
  ],
  [`${unmet}/fail`, "tiers/iron.yaml", /Add `storage` to the features/, "[reports]", "[reports, storage]"],
  [`${unmet}/fail`, "tiers/platinum.yaml", /Take `exports` out/, "[search, exports]", "[search]"],
  [`${unmet}/fail-flag`, "flags/by_name.yaml", /Take "acme" out of the tenants/, "[acme, beta]", "[beta]"],
  [`${unmet}/fail-flag`, "flags/by_tier.yaml", /Take "silver" out of the tiers/, "[gold, silver]", "[gold]"],
  [
    `${unmet}/fail-flag`,
    "flags/for_all.yaml",
    /Put an entry `{tenants: \[acme, ceta\], percent: 0}` before/,
    "rollout:\n",
    "rollout:\n  - {tenants: [acme, ceta], percent: 0}\n",
  ],
  [
    `${unmet}/fail-flag`,
    "flags/later_entry.yaml",
    /Put an entry `{tiers: \[silver\], percent: 0}` before/,
    "rollout:\n",
    "rollout:\n  - {tiers: [silver], percent: 0}\n",
  ],
  [`${unmet}/fail-flag`, "flags/on_flag.yaml", /set the percent of this entry to 0/, "percent: 100", "percent: 0"],
  [
    `${unsatisfiable}/fail`,
    "tiers/offers.yaml",
    /Add `storage` to the addons of the tier, or/,
    "[reports, exports]",
    "[reports, exports, storage]",
  ],
  [
    `${inversion}/fail`,
    "flags/wider.yaml",
    /Put an entry `{tiers: \[silver\], percent: 20, by: user}` before/,
    "rollout:\n",
    "rollout:\n  - {tiers: [silver], percent: 20, by: user}\n",
  ],
  [
    `${inversion}/fail`,
    "flags/by_user.yaml",
    /Write `percent: 10, by: tenant`/,
    "percent: 10, by: user",
    "percent: 10, by: tenant",
  ],
  [`${conflict}/fail`, "tenants/beta.yaml", /Remove `search: true`/, "features:\n  search: true", ""],
  [`${conflict}/fail`, "tiers/both.yaml", /Take one of the two out/, "[old_search, search]", "[search]"],
  [`${conflict}/fail`, "flags/menu.yaml", /Take "gold" out of the tiers/, "[silver, gold]", "[silver]"],
];

test.each(cases)("%s %s: %s", (fixture, file, hint, before, after) => {
  const found = findingsOf(fixture);
  const own = found.find((diagnostic) => diagnostic.file === file);
  expect(own?.hint).toMatch(hint);
  const text = readFileSync(join(fixtures, fixture, file), "utf8");
  expect(text).toContain(before);
  const left = findingsOf(fixture, { [file]: text.replace(before, after) });
  const keyOf = ({ file, rule }: (typeof found)[number]) => `${file} ${rule}`;
  expect(left.map(keyOf)).not.toContain(`${file} ${own?.rule ?? ""}`);
  expect(found.map(keyOf)).toEqual(expect.arrayContaining(left.map(keyOf)));
});

function findingsOf(fixture: string, edited: Readonly<Record<string, string>> = {}) {
  const edits = {
    label: "edits",
    list: () => undefined,
    read: (path: string) => (edited[path] === undefined ? undefined : new TextEncoder().encode(edited[path])),
  };
  const catalog = openWorkingTree(join(fixtures, "catalog"));
  const source = layered(edits, layered(openWorkingTree(join(fixtures, fixture)), catalog));
  return checkProject(loadProject(source), { today: "2026-11-23" }).diagnostics;
}
