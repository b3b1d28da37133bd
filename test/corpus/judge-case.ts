import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { checkProject } from "../../src/check/check-project.ts";
import { loadProject } from "../../src/load/load-project.ts";
import { compareText, type Diagnostic } from "../../src/model/diagnostic.ts";
import type { FileSource } from "../../src/model/file-source.ts";
import type { Case, Place } from "./read-cases.ts";

/** What check made of a case. */
export interface Verdict {
  readonly id: string;
  /** The rule that was expected has spoken. */
  readonly found: boolean;
  /** … in the file, line and column that were expected. */
  readonly placed: boolean;
  /** There is one diagnostic, not several for one mistake. */
  readonly single: boolean;
  /** … with the suggestion that was expected; undefined where none is possible. */
  readonly suggested: boolean | undefined;
  /** … and it names what was expected; undefined where nothing was. */
  readonly named: boolean | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const catalog = join(import.meta.dirname, "catalog");
const right = readCatalog();

/** The catalog that every case starts from: nothing is wrong with it. */
export function checkCatalog(): readonly Diagnostic[] {
  return check(right);
}

export function judgeCase(one: Case): Verdict {
  const files = new Map(right);
  for (const [path, text] of one.files)
    if (text === undefined) files.delete(path);
    else files.set(path, Buffer.from(text));
  const diagnostics = check(files, one.compared ? right : undefined);
  const { expected } = one;
  const ours = diagnostics.filter(({ rule }) => rule === expected.rule);
  const places = [expected.place, ...(expected.also ? [expected.also] : [])];
  const here = ours.find((diagnostic) => places.some((place) => isAt(diagnostic, place)));
  const best = here ?? ours[0];
  return {
    id: one.id,
    found: best !== undefined,
    placed: here !== undefined,
    single: diagnostics.length === 1,
    suggested: expected.says.length === 0 ? undefined : containsAll(best?.hint ?? "", expected.says),
    named: expected.names.length === 0 ? undefined : containsAll(textOf(best), expected.names),
    diagnostics,
  };
}

export function isRight({ found, placed, single, suggested = true, named = true }: Verdict): boolean {
  return found && placed && single && suggested && named;
}

function isAt({ file, span }: Diagnostic, place: Place): boolean {
  const { line, column } = span.start;
  return file === place.file && line === place.line && (place.column ?? column) === column;
}

/** As whole words where they are words: `gold` is not found in `golden`. */
export function containsAll(text: string, parts: readonly string[]): boolean {
  return parts.every((part) => {
    const literal = part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(/^\w+$/.test(part) && part !== "quot" ? `\\b${literal}\\b` : literal).test(text);
  });
}

function textOf(diagnostic: Diagnostic | undefined): string {
  if (diagnostic === undefined) return "";
  const { message, related } = diagnostic;
  return [message, ...related.flatMap((place) => [place.message, place.file])].join("\n");
}

type Files = ReadonlyMap<string, Uint8Array>;

function check(files: Files, base?: Files): readonly Diagnostic[] {
  return checkProject(loadProject(sourceOf(files)), {
    today: "2026-11-23",
    ...(base && { base: loadProject(sourceOf(base)) }),
  }).diagnostics;
}

function sourceOf(files: Files): FileSource {
  return {
    label: "corpus",
    list: (folder) => {
      const paths = [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(compareText);
      return paths.length === 0 ? undefined : paths.map((path) => ({ path, kind: "file" }));
    },
    read: (path) => files.get(path),
  };
}

function readCatalog(): Files {
  const entries = readdirSync(catalog, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(catalog, path).replaceAll(sep, "/"), readFileSync(path)];
    }),
  );
}
