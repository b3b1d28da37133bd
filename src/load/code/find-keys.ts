import type { CodeReference } from "../../model/code-references.ts";
import type { Cursor } from "./cursor.ts";
import { openCursor } from "./cursor.ts";
import type { AskedKey } from "./asked-key.ts";
import { readAskedKey } from "./asked-key.ts";
import type { KeyIndex, Meaning } from "./key-index.ts";

/** What one file names, in its order. */
interface FoundKeys {
  readonly flags: readonly { readonly flag: string; readonly reference: CodeReference }[];
  readonly dangling: readonly CodeReference[];
}

interface Scan {
  readonly file: string;
  readonly text: string;
  readonly index: KeyIndex;
  readonly cursor: Cursor;
  readonly flags: { flag: string; reference: CodeReference }[];
  readonly dangling: CodeReference[];
  /** Where keys start that are asked for. They stand behind their accessor, so the scan has yet to come to them. */
  readonly asked: Set<number>;
}

/** ASCII letters, digits and _, and the letters of Latin alphabets: a key within a longer word is another word. */
const wordUnits = Uint8Array.from({ length: 0x250 }, (_, unit) =>
  unit >= 0xc0 || /\w/.test(String.fromCharCode(unit)) ? 1 : 0,
);
const HYPHEN = 45;

/** Finds flag keys in one pass over the words of a text. A hyphen between two words joins them. */
export function findKeys(file: string, text: string, index: KeyIndex): FoundKeys {
  const scan: Scan = { file, text, index, cursor: openCursor(text), flags: [], dangling: [], asked: new Set() };
  const { words, lengths } = index;
  let at = 0;
  while (at < text.length) {
    if (!isWordAt(text, at)) {
      at += 1;
      continue;
    }
    const start = at;
    while (isWordAt(text, at) || (text.charCodeAt(at) === HYPHEN && isWordAt(text, at + 1))) at += 1;
    const meaning = lengths.has(at - start) ? words.get(text.slice(start, at)) : undefined;
    if (meaning !== undefined) take(scan, start, at, meaning);
  }
  return scan;
}

function isWordAt(text: string, at: number): boolean {
  return wordUnits[text.charCodeAt(at)] === 1;
}

function take(scan: Scan, start: number, end: number, { flags, accessors }: Meaning): void {
  const { text, index, asked } = scan;
  const counts = (flag: string) => !index.ordinary.has(flag) || asked.has(start) || isQuoted(text, start, end);
  const named = flags.filter(counts);
  if (named.length > 0) {
    const reference = referTo(scan, start, text.slice(start, end));
    for (const flag of named) scan.flags.push({ flag, reference });
  }
  if (accessors.length === 0 || scan.cursor.isComment(start)) return;
  for (const accessor of accessors) {
    const key = readAskedKey(text, start, end, accessor);
    if (key !== undefined && !asked.has(key.start)) takeAsked(scan, key);
  }
}

function takeAsked(scan: Scan, key: AskedKey): void {
  scan.asked.add(key.start);
  const isFlag = (scan.index.words.get(key.text)?.flags.length ?? 0) > 0;
  if (!isFlag && !scan.index.others.has(key.text)) scan.dangling.push(referTo(scan, key.start, key.text));
}

function referTo({ file, cursor, asked }: Scan, offset: number, text: string): CodeReference {
  return { file, ...cursor.placeOf(offset), offset, text, asked: asked.has(offset) };
}

function isQuoted(text: string, start: number, end: number): boolean {
  const quote = text.charAt(start - 1);
  if (quote !== '"' && quote !== "'" && quote !== "`") return false;
  return text.charAt(text.charAt(end) === "\\" ? end + 1 : end) === quote;
}
