/** What a Markdown text links to, and the anchors that GitHub gives to its headings. */

interface Link {
  /** Counted from 1. */
  readonly line: number;
  readonly target: string;
}

/** Links to other places of the repository: inline, by reference, and in HTML; none in code. */
export function relativeLinks(text: string): Link[] {
  return proseLines(text).flatMap(({ line, prose }) => {
    const found = [
      ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
      ...prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/g),
      ...prose.matchAll(/<[a-z][^>]*\s(?:href|src)="([^"]+)"/g),
    ].map((match) => match[1] ?? "");
    return found.filter((target) => !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(target)).map((target) => ({ line, target }));
  });
}

/** Headings as GitHub names them, the second of a name with -1, and ids that are written out. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const { written, prose } of proseLines(text)) {
    for (const [, id = ""] of prose.matchAll(/<[a-z][^>]*\s(?:id|name)="([^"]+)"/g)) anchors.add(id);
    const title = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(written)?.[1];
    if (title === undefined) continue;
    const slug = slugOf(title);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

function slugOf(title: string): string {
  const shown = title.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/<[^>]+>/g, "");
  return shown
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
    .replaceAll(" ", "-");
}

/** The lines outside of fenced code; `prose` is without code in backticks, too. */
function proseLines(text: string): { line: number; written: string; prose: string }[] {
  const lines: { line: number; written: string; prose: string }[] = [];
  let fence: string | undefined;
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(written)?.[1];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence === undefined)
      lines.push({ line: index + 1, written, prose: written.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "") });
    else if (mark?.startsWith(fence) === true && written.trim() === mark) fence = undefined;
  }
  return lines;
}
