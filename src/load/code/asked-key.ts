import type { Accessor } from "./key-index.ts";

/** A text in a source file that an accessor is given. */
export interface AskedKey {
  readonly start: number;
  readonly text: string;
}

/** Arguments that stand further behind are not looked at: a call without an end must not cost the rest of the file. */
const REACH = 300;
const keyForm = /^[A-Za-z][A-Za-z0-9_-]{1,62}$/;

/** What is asked for where the name of an accessor stands at [start, end); undefined when nobody can tell. */
export function readAskedKey(text: string, start: number, end: number, accessor: Accessor): AskedKey | undefined {
  const asked =
    accessor.kind === "property"
      ? readProperty(text, end)
      : isCalledOn(text, start, accessor.on)
        ? readArgument(text, end)
        : undefined;
  return asked !== undefined && keyForm.test(asked.text) ? asked : undefined;
}

function isCalledOn(text: string, start: number, on: Accessor["on"]): boolean {
  if (on === undefined) return true;
  const before = /([A-Za-z_]\w*)(?:\?\.|\.|->|::)$/.exec(text.slice(Math.max(0, start - 80), start));
  return before?.[1] !== undefined && on.has(before[1]);
}

/** `flags.new_chunking`, `flags["new_chunking"]`; not `flags.get(…)`, which is a method. */
function readProperty(text: string, end: number): AskedKey | undefined {
  const behind = text.slice(end, end + REACH);
  const named = /^(?:\?\.|\.|->)([A-Za-z_]\w*)(?!\w|\s*\()/.exec(behind);
  const quoted = /^(?:\?\.)?\[(["'`])([^"'`\\\n$]*)\1\]/.exec(behind);
  const key = named?.[1] ?? quoted?.[2];
  return key === undefined ? undefined : { start: end + behind.indexOf(key), text: key };
}

/** The first argument that is a string and nothing else, whatever stands before it: `isEnabled(tenant, "new_chunking")`. */
function readArgument(text: string, end: number): AskedKey | undefined {
  const behind = text.slice(end, end + REACH);
  const open = /^(?:\?\.)?(?:<[^<>()]{0,60}>)?\s*\(/.exec(behind);
  if (open === null) return undefined;
  let depth = 0;
  let fresh = true; // nothing but blanks since the argument began
  for (let at = open[0].length; at < behind.length; at++) {
    const char = behind.charAt(at);
    if (`"'\``.includes(char)) {
      const close = closingQuote(behind, at);
      if (close === undefined) return undefined;
      const content = behind.slice(at + 1, close);
      if (fresh && depth === 0 && /^\s*,?\s*\)|^\s*,/.test(behind.slice(close + 1))) {
        const isPlain = !content.includes("\\") && !content.includes("${");
        return isPlain ? { start: end + at + 1, text: content } : undefined;
      }
      at = close;
      fresh = false;
    } else if (char === "," && depth === 0) fresh = true;
    else if ("([{".includes(char)) depth += 1;
    else if (")]}".includes(char)) {
      if (depth === 0) return undefined;
      depth -= 1;
    } else if (char.trim() !== "") fresh = false;
  }
  return undefined;
}

function closingQuote(text: string, open: number): number | undefined {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === quote) return at;
    if (char === "\\") at += 1;
    else if (char === "\n" && quote !== "`") return undefined;
  }
  return undefined;
}
