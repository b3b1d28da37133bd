import type { Document, EntityKind } from "../../model/document.ts";
import type { DriftedRow } from "../../model/drift.ts";
import type { RegistryState } from "../../model/registry.ts";
import { keyOrders } from "../../model/generated/key-orders.ts";
import type { Excess } from "../../compile/declare/declare-tenant.ts";
import { formatDocument } from "../../edit/format-document.ts";
import { fileYaml } from "../../edit/yaml-text.ts";
import { chooseFolders } from "../../load/folders.ts";
import type { LoadedTree } from "../load.ts";
import { declareRow, listChanges } from "./declare-row.ts";
import { editText } from "./edit-text.ts";

/** A file as it is, and as it shall be. */
export interface ChangedFile {
  readonly file: string;
  /** Absent for a new one. */
  readonly before?: string;
  readonly after: string;
}

/** The files that say what these rows hold: new ones for rows that have none, edits of the others. Writes nothing. */
export function writeCatalog(
  { loaded }: LoadedTree,
  rows: readonly DriftedRow[],
  state: RegistryState,
  excess: Excess,
): ChangedFile[] {
  const known = new Map(loaded.documents.map((document) => [keyOf(document), document]));
  const folders = chooseFolders(loaded.config);
  return rows.flatMap((row) => {
    const declared = declareRow(row.kind, row.id, state, excess);
    const document = known.get(keyOf(row));
    if (document === undefined) {
      const folder = folders.find(({ kind }) => kind === row.kind)?.path ?? "";
      const after = formatDocument(fileYaml(declared), keyOrders[row.kind]);
      return [{ file: `${folder}/${row.id}.yaml`, after }];
    }
    const { file, source, data } = document;
    const after = editText(row.kind, file, source, listChanges(row, declared, data));
    return after === source ? [] : [{ file, before: source, after }];
  });
}

function keyOf({ kind, id }: Pick<Document, "id"> & { readonly kind: Document["kind"] | EntityKind }): string {
  return `${kind} ${id}`;
}
