import type { Diagnostic } from "./diagnostic.ts";
import type { Document, EntityKind } from "./document.ts";
import type { FeatureFile } from "./generated/feature.ts";
import type { FlagFile } from "./generated/flag.ts";
import type { ProjectFile } from "./generated/project.ts";
import type { TenantFile } from "./generated/tenant.ts";
import type { TierFile } from "./generated/tier.ts";
import type { SchemaFile } from "./schema-file.ts";

/** What load hands on: every document that could be parsed, and a diagnostic for every one that could not. */
export interface LoadedProject {
  /** tenantry.yaml; undefined when it is missing or not YAML (then there is a diagnostic). */
  readonly config: Document | undefined;
  /** Sorted by file. */
  readonly documents: readonly Document[];
  /** Ids of files that exist but could not be parsed: a reference to them is not unknown. */
  readonly unparsed: Readonly<Record<EntityKind, ReadonlySet<string>>>;
  /** Kinds of which not all files are known: a folder is missing, too large or cannot be read. */
  readonly incomplete: ReadonlySet<EntityKind>;
  /** The user's own schemas of `config`, and the files that they refer to. */
  readonly schemas: readonly SchemaFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A document whose data keeps its schema. */
export interface Entity<T> {
  readonly id: string;
  readonly data: T;
  readonly document: Document;
}

/** The typed view of a catalog's files: entities that keep their schema, sorted by id. */
export interface Project {
  readonly config: Entity<ProjectFile>;
  readonly tiers: ReadonlyMap<string, Entity<TierFile>>;
  readonly features: ReadonlyMap<string, Entity<FeatureFile>>;
  readonly flags: ReadonlyMap<string, Entity<FlagFile>>;
  readonly tenants: ReadonlyMap<string, Entity<TenantFile>>;
  /** Every id that has a file, valid or not: a reference to a broken file is not unknown. */
  readonly ids: Readonly<Record<EntityKind, ReadonlySet<string>>>;
  /** Kinds of which there may be more files: nothing of them is called unknown. */
  readonly incomplete: ReadonlySet<EntityKind>;
  readonly schemas: readonly SchemaFile[];
}
