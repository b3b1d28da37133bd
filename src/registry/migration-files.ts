import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

export interface Migration {
  readonly version: number;
  /** The file's name: `000001_roles_and_schemas.sql`. */
  readonly name: string;
  /** Of the text with LF line ends, lower-case hex. */
  readonly sha256: string;
  readonly sql: string;
}

/** The build copies the files beside the bundle, so this file must stay directly in src/registry. */
const FOLDER = new URL("./migrations/", import.meta.url);

let packaged: readonly Migration[] | undefined;

/** Sorted by version. Those of this package are read once: every delivery compares them with the registry's. */
export function readMigrations(folder: URL = FOLDER): readonly Migration[] {
  return folder === FOLDER ? (packaged ??= readFolder(folder)) : readFolder(folder);
}

function readFolder(folder: URL): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{6}_[a-z0-9_]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n");
    return { version: Number(name.slice(0, 6)), name, sha256: createHash("sha256").update(sql).digest("hex"), sql };
  });
}
