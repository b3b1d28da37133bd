import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1; absent where every column of the line would do, as with broken syntax. */
  readonly column?: number;
}

/** What check is to say about one mistake. */
export interface Expectation {
  readonly rule: string;
  readonly place: Place;
  /** A place that is as right: the other one of two that exclude each other, the key of the block. */
  readonly also?: Place;
  /** What the hint has to say: the suggestion. */
  readonly says: readonly string[];
  /** What the message, or a place that it points to, has to name. */
  readonly names: readonly string[];
}

/** One mistake: the files that differ from the catalog that is right, and what is expected. */
export interface Case {
  /** `topic/name` */
  readonly id: string;
  readonly why: string;
  /** A public report of the same mistake in a similar tool. */
  readonly source?: string;
  /** The right catalog is the base of the comparison. */
  readonly compared: boolean;
  /** What check does not do yet; the day it does, the test says so. */
  readonly known?: string;
  /** Text by path; undefined for a file that is deleted. */
  readonly files: ReadonlyMap<string, string | undefined>;
  readonly expected: Expectation;
}

const root = join(import.meta.dirname, "cases");
const HEADING = /^-- (\S+)(?: \((crlf|deleted)\))? --$/;
/** ▶ stands before what is wrong; ▷ somewhere on its line. */
const MARK = /[▶▷]/u;

/** Reads all cases, sorted by id. Throws when one of them is not well formed: where and why. */
export function readCases(): Case[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map((entry) =>
      relative(root, join(entry.parentPath, entry.name))
        .replaceAll(sep, "/")
        .replace(/\.txt$/, ""),
    )
    .sort()
    .map((id) => parseCase(id, readFileSync(join(root, `${id}.txt`), "utf8")));
}

/** Head lines `key: value`, then files, each below its `-- path --`. */
export function parseCase(id: string, text: string): Case {
  const { head, files } = split(text);
  const one = (key: string) => head.find(([name]) => name === key)?.[1];
  const all = (key: string) => head.flatMap(([name, value]) => (name === key ? [value] : []));
  const [why, rule, source, at, other, known] = ["why", "rule", "source", "at", "also", "known"].map(one);
  const also = other === undefined ? undefined : parsePlace(other);
  const place = at === undefined ? findMark(files) : parsePlace(at);
  if (why === undefined || rule === undefined || place === undefined)
    throw new Error(`${id}: a case says why, names a rule and has one place, marked with ▶ or ▷ or given by at:.`);
  return {
    id,
    why,
    ...(source !== undefined && { source }),
    compared: one("compared") === "yes",
    files: new Map(files.map(({ path, text }) => [path, text?.replace(MARK, "")])),
    ...(known !== undefined && { known }),
    expected: { rule, place, ...(also && { also }), says: all("says"), names: all("names") },
  };
}

interface Section {
  readonly path: string;
  readonly text: string | undefined;
}

function split(text: string): { head: [string, string][]; files: Section[] } {
  const lines = text.replace(/\n$/, "").split("\n");
  const starts = lines.flatMap((line, index) => (HEADING.test(line) ? [index] : []));
  const head = lines.slice(0, starts[0]).map((line): [string, string] => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  const files = starts.map((start, index) => {
    const [, path = "", note] = HEADING.exec(lines[start] ?? "") ?? [];
    const ending = note === "crlf" ? "\r\n" : "\n";
    const body = lines.slice(start + 1, starts[index + 1]).map((line) => unescape(line) + ending);
    return { path, text: note === "deleted" ? undefined : body.join("") };
  });
  return { head, files };
}

/** `\u{a0}` keeps visible what would not be seen in an editor; YAML itself has no such escape. */
function unescape(line: string): string {
  return line.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));
}

function findMark(files: readonly Section[]): Place | undefined {
  const marked = files.filter(({ text }) => text !== undefined && MARK.test(text));
  const [file] = marked;
  if (marked.length !== 1 || file?.text === undefined) return undefined;
  const at = file.text.search(MARK);
  const before = file.text.slice(0, at).replace(/^\u{feff}/u, "");
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  return { file: file.path, line, ...(file.text[at] === "▶" && { column }) };
}

function parsePlace(text: string): Place | undefined {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (file === undefined) return undefined;
  return { file, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
}
