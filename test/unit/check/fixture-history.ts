import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EntityKind } from "../../../src/model/document.ts";
import type { FileVersion, History } from "../../../src/model/history.ts";
import type { JsonObject } from "../../../src/model/json.ts";
import { idOfFile, parseDocument } from "../../../src/load/parse-document.ts";
import { compareText } from "../../../src/model/diagnostic.ts";

/** One commit to a file. What `set` leaves out is as it was before, and in the first version as in `usual`. */
export interface FixtureVersion {
  readonly date: string;
  readonly set?: JsonObject;
  readonly deleted?: true;
  /** It was there, but nobody can read it any more. */
  readonly unreadable?: true;
}

/** What a fixture's `history.json` holds: versions by file, oldest first. */
export interface FixtureHistory {
  readonly shallow?: boolean;
  readonly foreign?: boolean;
  readonly broken?: boolean;
  readonly files?: Readonly<Record<string, readonly FixtureVersion[]>>;
}

const kinds: Readonly<Record<string, EntityKind>> = { flags: "flag", tenants: "tenant" };
const usual = {
  flag: (id: string) => ({
    ...{ flag: id, kind: "release", description: "A flag", owner: "team@gcc.example" },
    ...{ created: "2026-10-01", expires: "2026-12-20", state: "on" },
  }),
  tenant: (id: string) => ({
    ...{ tenant_id: id, display_name: "A tenant", tier: "silver", status: "active" },
    ...{ owner: "team@gcc.example", region: "ap-south-1" },
  }),
};

/** What Git would remember of a fixture, by its `history.json`; undefined when it has none. */
export function loadFixtureHistory(folder: string): History | undefined {
  const file = join(folder, "history.json");
  if (!existsSync(file)) return undefined;
  return buildHistory(JSON.parse(readFileSync(file, "utf8")) as FixtureHistory);
}

export function buildHistory({
  shallow = false,
  foreign = false,
  broken = false,
  files = {},
}: FixtureHistory): History {
  const known = Object.entries(files).map(([path, versions]) => {
    const kind = kinds[path.split("/")[0] ?? ""] ?? "feature";
    return { kind, id: idOfFile(path), versions: toVersions(kind, path, versions) };
  });
  return {
    shallow,
    foreign,
    broken,
    versions: (kind, id) => known.find((one) => one.kind === kind && one.id === id)?.versions ?? [],
    ids: (kind) => known.flatMap((one) => (one.kind === kind ? [one.id] : [])).sort(compareText),
  };
}

function toVersions(kind: EntityKind, path: string, versions: readonly FixtureVersion[]): FileVersion[] {
  let data: JsonObject | undefined;
  return versions
    .map(({ date, set, deleted, unreadable }, index): FileVersion => {
      const change = deleted ? "deleted" : data === undefined ? "added" : "changed";
      const before = data ?? (kind === "flag" || kind === "tenant" ? usual[kind](idOfFile(path)) : {});
      data = deleted ? undefined : { ...before, ...set };
      const result = data && !unreadable ? parseDocument(kind, path, JSON.stringify(data, null, 1)) : undefined;
      const document = result && "document" in result ? result.document : undefined;
      return { commit: String(index + 1).padStart(40, "0"), date, change, data: document?.data, document };
    })
    .reverse();
}
