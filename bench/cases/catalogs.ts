import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git } from "../../test/support/git-folder.ts";
import { openWorkingTree } from "../../src/load/disk-source.ts";
import { loadProject } from "../../src/load/load-project.ts";
import { checkProject } from "../../src/check/check-project.ts";
import { compileCatalog } from "../../src/compile/compile-catalog.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { CatalogEntity } from "../../src/model/catalog.ts";
import { asOf, usualSize } from "../catalog/catalog.ts";
import { writeCatalog } from "../catalog/write-catalog.ts";
import type { CompiledDocuments, CompiledEntity } from "./compiled-documents.ts";

/** A catalog in a Git repository, with its compiled documents in a file beside it. */
export interface BenchCatalog {
  readonly folder: string;
  readonly commit: string;
  readonly documents: string;
}

export interface BenchCatalogs {
  readonly first: BenchCatalog;
  /** The commit after it, which edits a tenth of the tenants. */
  readonly edited: BenchCatalog;
  readonly editedTenants: number;
  /** The commit after the first that edits every tenant. */
  readonly rewritten: BenchCatalog;
}

export function createCatalogs(folder: string, tenants: number): BenchCatalogs {
  const size = { ...usualSize, tenants };
  const editedTenants = Math.floor(tenants / 10);
  const first = join(folder, "first");
  mkdirSync(first);
  writeCatalog(first, size);
  git(first, "init", "--quiet");
  git(first, "config", "gc.auto", "0"); // it would run in the background, behind what is measured
  const firstCommit = commitAll(first, "feat: onboard the tenants");
  const edit = (name: string, count: number): BenchCatalog => {
    const edited = join(folder, name);
    cpSync(first, edited, { recursive: true });
    writeCatalog(edited, size, count);
    const commit = commitAll(edited, "fix: answers are less random");
    return { folder: edited, commit, documents: compileInto(edited) };
  };
  return {
    first: { folder: first, commit: firstCommit, documents: compileInto(first) },
    edited: edit("edited", editedTenants),
    editedTenants,
    rewritten: edit("rewritten", tenants),
  };
}

/** Writes the compiled documents beside the catalog, and throws when check finds anything in it. */
function compileInto(folder: string): string {
  const { diagnostics, project } = checkProject(loadProject(openWorkingTree(folder)), { today: asOf });
  if (project === undefined || diagnostics.length > 0)
    throw new Error(`The generated catalog is not clean: ${JSON.stringify(diagnostics.slice(0, 3))}`);
  const { currency, limits, hash, tiers, features, flags, tenants } = compileCatalog(project);
  const documents: CompiledDocuments = {
    currency,
    limits,
    hash,
    tiers: Object.values(tiers).map(plain),
    features: Object.values(features).map(plain),
    flags: Object.values(flags).map(plain),
    // A document is JSON: its optional keys are absent rather than undefined.
    tenants: Object.entries(tenants).map(([id, { document, hash, source_path }]) =>
      plain({ id, document: document as unknown as JsonObject, hash, source_path }),
    ),
  };
  const file = `${folder}.json`;
  writeFileSync(file, JSON.stringify(documents));
  return file;
}

function plain({ id, document, hash, source_path }: CatalogEntity): CompiledEntity {
  return { id, document, hash, source_path };
}
