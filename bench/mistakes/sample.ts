import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Case } from "../../test/corpus/read-cases.ts";

export type Kind = "tenant" | "tier" | "feature" | "flag" | "tenantry";

/** A file on disk, with the kind of its schema. */
export interface Subject {
  readonly kind: Kind;
  readonly path: string;
}

/** The file of a case that is wrong. */
export interface Sample extends Subject {
  readonly one: Case;
}

/** What a tool says about a file. */
export interface Answer {
  readonly found: boolean;
  /** Counted from 1; empty where a tool gives no places. */
  readonly lines: readonly number[];
  /** All of its words. */
  readonly text: string;
}

export type Answers = ReadonlyMap<string, Answer>;

/** These are about more than one file, or about its name: no schema says so. */
const BEYOND_ONE_FILE = /^schema\/(duplicate-id|id-case-conflict|id-mismatch|yml-extension|secret-in-config)$/;
const kinds: Readonly<Record<string, Kind>> = { tenants: "tenant", tiers: "tier", features: "feature", flags: "flag" };

/** Writes the wrong file of every case that one file and its schema can express, each into a folder of its kind. */
export function writeSamples(folder: string, cases: readonly Case[]): Sample[] {
  return cases.flatMap((one) => {
    const { rule, place } = one.expected;
    const text = one.files.get(place.file);
    if (text === undefined || !rule.startsWith("schema/") || BEYOND_ONE_FILE.test(rule)) return [];
    const kind = kindOf(place.file);
    const path = join(folder, kind, `${one.id.replace("/", "__")}.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return [{ one, kind, path }];
  });
}

/** The files of the catalog that is right. */
export function copyRightFiles(folder: string, catalog: string): Subject[] {
  return readdirSync(catalog, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => {
      const kind = kindOf(file);
      const path = join(folder, kind, basename(file));
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(join(catalog, file), path);
      return { kind, path };
    });
}

function kindOf(file: string): Kind {
  return kinds[file.split("/")[0] ?? ""] ?? "tenantry";
}

/** The samples of each kind, which share a schema. */
export function byKind(samples: readonly Subject[]): [Kind, readonly Subject[]][] {
  const groups = new Map<Kind, Subject[]>();
  for (const sample of samples) groups.set(sample.kind, [...(groups.get(sample.kind) ?? []), sample]);
  return [...groups];
}
