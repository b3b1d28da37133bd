import type { Catalog } from "../model/catalog.ts";
import type { Memory } from "../model/memory.ts";
import type { Project } from "../model/project.ts";
import { compareText } from "../model/diagnostic.ts";
import { rolloutSalts } from "../model/effective.ts";
import { canonicalJson, sha256Hex } from "./canonical.ts";
import { compileFeature, compileFlag, compileTier } from "./compile-entity.ts";
import { outlinesIn } from "./known-tenants.ts";
import { compileTenant } from "./compile-tenant.ts";

/**
 * The desired state that a project's files describe. Pure, and the same whatever the order of the files. The project
 * must have passed check but for rules that depend on the date: a tenant of an unknown tier throws.
 * A `memory` knows the hashes of tenants that are compiled as in an earlier run; their documents are made when somebody
 * asks for them.
 */
export function compileCatalog(project: Project, memory?: Memory): Catalog {
  const salts = rolloutSalts(project);
  const { currency } = project.config.data;
  const limits = vocabularyOf(project);
  const tiers = recordOf(project.tiers, compileTier);
  const features = recordOf(project.features, compileFeature);
  const flags = recordOf(project.flags, compileFlag);
  const outlineOf = outlinesIn(memory, project);
  const tenants = recordOf(project.tenants, (tenant) => compileTenant(project, salts, tenant, outlineOf));
  const hash = sha256Hex(
    canonicalJson({
      currency,
      limits,
      tiers: hashesOf(tiers),
      features: hashesOf(features),
      flags: hashesOf(flags),
      tenants: hashesOf(tenants),
    }),
  );
  return { format_version: "1.0", currency, limits, tiers, features, flags, tenants, hash };
}

/** Units and periods matter to whoever reads a limit; descriptions are for people. */
function vocabularyOf(project: Project): Record<string, { unit: string; kind: string; per?: string }> {
  const definitions = Object.entries(project.config.data.limits).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(
    definitions.map(([id, { unit, kind, per }]) => [id, { unit, kind, ...(per !== undefined && { per }) }]),
  );
}

function recordOf<T, R>(entities: ReadonlyMap<string, T>, compile: (entity: T) => R): Record<string, R> {
  const sorted = [...entities].sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(sorted.map(([id, entity]) => [id, compile(entity)]));
}

function hashesOf(entities: Readonly<Record<string, { readonly hash: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entities).map(([id, { hash }]) => [id, hash]));
}
