import fc from "fast-check";
import { expect, test } from "vitest";
import type { TenantFile } from "../../../src/model/generated/tenant.ts";
import type { Entity, Project } from "../../../src/model/project.ts";
import { collectByPlace, switchedOnAt } from "../../../src/check/effects/collect-by-place.ts";
import { findConflicts } from "../../../src/check/effects/find-conflicts.ts";
import { findUnmet } from "../../../src/check/effects/find-unmet.ts";
import { effectiveFeatures, rolloutValue } from "../../../src/model/effective.ts";
import { anyProject } from "./random-project.ts";

/** What is on for one tenant, said by the functions that compile uses. */
function onFor(project: Project, tenant: Entity<TenantFile>): Set<string> {
  const tier = project.tiers.get(tenant.data.tier);
  const on = new Set(tier === undefined ? [] : effectiveFeatures(tenant, tier).keys());
  for (const flag of project.flags.values()) if (rolloutValue(flag, tenant, "salt") !== undefined) on.add(flag.id);
  return on;
}

function* livingWithOn(project: Project): Generator<[string, Set<string>]> {
  for (const tenant of project.tenants.values())
    if (tenant.data.status !== "archived") yield [tenant.id, onFor(project, tenant)];
}

function linksOf(project: Project, id: string, link: "requires" | "conflicts"): readonly string[] {
  return (project.features.get(id) ?? project.flags.get(id))?.data[link] ?? [];
}

test("every tenant that lacks something required is found, each with its place once, and nobody else", () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const expected = [...livingWithOn(project)].flatMap(([tenant, on]) =>
        [...on].flatMap((id) =>
          linksOf(project, id, "requires")
            .filter((other) => !on.has(other))
            .map((other) => `${tenant} ${id} ${other}`),
        ),
      );
      const nameOf = ({ dependent, required }: ReturnType<typeof findUnmet>[number]) => `${dependent.id} ${required}`;
      const causes = collectByPlace(project, findUnmet, nameOf, ({ dependent }, group, tenant) =>
        switchedOnAt(project, group, dependent.id, tenant),
      );
      const found = causes.flatMap(({ tenants, fact }) => tenants.map(({ id }) => `${id} ${nameOf(fact)}`));
      expect(found.sort()).toEqual(expected.sort());
      const places = causes.map(({ place, fact }) => `${place.document.file} ${place.path.join(".")} ${nameOf(fact)}`);
      expect(new Set(places).size).toBe(places.length);
    }),
    { numRuns: 1000 },
  );
});

test("every tenant for which two that exclude each other are on is found, and nobody else", () => {
  fc.assert(
    fc.property(anyProject, (project) => {
      const pair = (a: string, b: string) => [a, b].sort().join(" ");
      const expected = new Set(
        [...livingWithOn(project)].flatMap(([tenant, on]) =>
          [...on].flatMap((id) =>
            linksOf(project, id, "conflicts")
              .filter((other) => other !== id && on.has(other))
              .map((other) => `${tenant} ${pair(id, other)}`),
          ),
        ),
      );
      const causes = collectByPlace(
        project,
        findConflicts,
        ({ id, other }) => pair(id, other),
        ({ id }, group, tenant) => switchedOnAt(project, group, id, tenant),
      );
      const found = causes.flatMap(({ tenants, fact }) =>
        tenants.map(({ id }) => `${id} ${pair(fact.id, fact.other)}`),
      );
      expect(found.sort()).toEqual([...expected].sort());
    }),
    { numRuns: 1000 },
  );
});
