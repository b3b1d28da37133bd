import type { CatalogEntity } from "../model/catalog.ts";
import type { JsonObject, JsonValue } from "../model/json.ts";
import type { DeclaredChange, EntityChange } from "../model/plan.ts";
import type { EntityState } from "../model/registry.ts";
import { compareText } from "../model/diagnostic.ts";
import { formatPath, isJsonObject, sameJson } from "../model/json.ts";
import { ownValue } from "../model/own-value.ts";
import { diffLeaves } from "./diff-leaves.ts";

export interface EntityDiff {
  readonly write: EntityChange;
  /** Absent where nothing but that Git asks for it is written. */
  readonly declared?: DeclaredChange;
}

/** What to write of one kind, sorted by id. An entity without a file is deleted. */
export function diffEntities(
  kind: EntityChange["kind"],
  desired: Readonly<Record<string, CatalogEntity>>,
  state: ReadonlyMap<string, EntityState>,
): EntityDiff[] {
  const ids = new Set([...Object.keys(desired), ...state.keys()]);
  return [...ids]
    .sort(compareText)
    .map((id) => diffEntity(kind, id, ownValue(desired, id), state.get(id)))
    .filter((diff) => diff !== undefined);
}

function diffEntity(
  kind: EntityChange["kind"],
  id: string,
  after: CatalogEntity | undefined,
  before: EntityState | undefined,
): EntityDiff | undefined {
  if (after === undefined) {
    const declared = { kind, id, action: "delete", file: before?.source_path ?? "", fields: [] } as const;
    return { write: { kind, id, action: "delete" }, declared };
  }
  if (before?.content_hash === after.hash) return undefined;
  const action = before === undefined ? "create" : "update";
  const { document, hash, source_path } = after;
  const write = { kind, id, action, document, hash, source_path } as const;
  // Without a hash somebody else wrote the row, perhaps what Git wants; what is taken out of its document is written anew.
  if (before?.content_hash === null && sameJson(before.document, after.document))
    return { write: { ...write, written_down: true } };
  return {
    write,
    declared: { kind, id, action, file: source_path, fields: before ? diffDocuments(before.document, document) : [] },
  };
}

function diffDocuments(before: JsonObject, after: JsonObject): DeclaredChange["fields"] {
  return diffLeaves(entityLeaves(before), entityLeaves(after));
}

/** One leaf for what people write on one line: a limit with its ceiling, a list of ids, a value of a rollout entry. */
function entityLeaves(document: JsonObject): Map<string, JsonValue> {
  const leaves = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(document)) {
    if (Array.isArray(value) && value.some(isJsonObject))
      value.forEach((item: JsonValue, index) => {
        for (const [name, leaf] of Object.entries(isJsonObject(item) ? item : {}))
          leaves.set(formatPath([key, index, name]), leaf);
      });
    else if (isJsonObject(value))
      for (const [name, leaf] of Object.entries(value)) leaves.set(formatPath([key, name]), leaf);
    else leaves.set(key, value);
  }
  return leaves;
}
