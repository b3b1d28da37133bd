import type { Diagnostic } from "../model/diagnostic.ts";
import { compareText } from "../model/diagnostic.ts";
import type { Document, DocumentKind, EntityKind } from "../model/document.ts";
import type { Entity, LoadedProject, Project } from "../model/project.ts";
import type { FeatureFile } from "../model/generated/feature.ts";
import type { FlagFile } from "../model/generated/flag.ts";
import type { ProjectFile } from "../model/generated/project.ts";
import type { TenantFile } from "../model/generated/tenant.ts";
import type { TierFile } from "../model/generated/tier.ts";
import { idKeys } from "./schema/id-mismatch.ts";
import { dropExplainedIds, validateIds } from "./schema/validate-ids.ts";
import { kindMeant } from "./schema/misplaced.ts";
import { validateDocument } from "./schema/validate.ts";

interface FileTypes {
  readonly project: ProjectFile;
  readonly tenant: TenantFile;
  readonly tier: TierFile;
  readonly feature: FeatureFile;
  readonly flag: FlagFile;
}

/** The typed view of the files, and what is wrong with their shapes. Without a usable tenantry.yaml there is no project. */
export function buildProject(loaded: LoadedProject): { project: Project | undefined; diagnostics: Diagnostic[] } {
  const documents = loaded.config === undefined ? loaded.documents : [loaded.config, ...loaded.documents];
  const found = documents.flatMap((document) => (document.sound === true ? [] : validateDocument(document, loaded)));
  const conflicts = validateIds(loaded);
  const diagnostics = [...dropExplainedIds(found, conflicts), ...conflicts];
  const broken = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const sound = loaded.documents.filter(({ file }) => !broken.has(file));
  if (loaded.config === undefined || broken.has(loaded.config.file)) return { project: undefined, diagnostics };
  const project: Project = {
    config: toEntity("project", loaded.config),
    tiers: entitiesOf("tier", sound),
    features: entitiesOf("feature", sound),
    flags: entitiesOf("flag", sound),
    tenants: entitiesOf("tenant", sound),
    ids: idsOf(loaded),
    incomplete: loaded.incomplete,
    schemas: loaded.schemas,
  };
  return { project, diagnostics };
}

function toEntity<K extends DocumentKind>(_kind: K, document: Document): Entity<FileTypes[K]> {
  // The validator of this kind has accepted the data, and FileTypes is generated from the same schema.
  return { id: document.id, data: document.data as unknown as FileTypes[K], document };
}

function entitiesOf<K extends EntityKind>(kind: K, documents: readonly Document[]): Map<string, Entity<FileTypes[K]>> {
  const entities = documents.filter((document) => document.kind === kind).map((document) => toEntity(kind, document));
  return new Map(entities.sort((a, b) => compareText(a.id, b.id)).map((entity) => [entity.id, entity]));
}

/** By file name and by what the file says: where the two differ, that is the mistake, not the references. */
function idsOf({ documents, unparsed }: LoadedProject): Record<EntityKind, Set<string>> {
  const ids = {
    tenant: new Set(unparsed.tenant),
    tier: new Set(unparsed.tier),
    feature: new Set(unparsed.feature),
    flag: new Set(unparsed.flag),
  };
  for (const document of documents) {
    const { id, data } = document;
    if (document.kind === "project") continue;
    const kind = kindMeant(document) ?? document.kind; // in the wrong folder it is none of that folder's
    ids[kind].add(id);
    const declared = data[idKeys[kind] ?? ""];
    if (typeof declared === "string") ids[kind].add(declared);
    // But the file of a tenant is not gone, whatever it holds now.
    if (document.kind === "tenant") ids.tenant.add(id);
  }
  return ids;
}
