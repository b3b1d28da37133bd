/**
 * Somebody's text in Markdown, as a block that calls nobody, links nothing, closes no issue and ends no comment: also where
 * GitHub makes a commit message of it, in which nothing is code. Invisible spaces stand behind what would.
 */
export function quoteBlock(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${defuse(text)}\n${fence}`;
}

/** The same on one line. */
export function quoteInline(text: string): string {
  const line = defuse(text.replace(/\s+/g, " ").trim()).replaceAll("`", "'");
  return line === "" ? "–" : `\`${line}\``;
}

/** A link, where a text is one and nothing else; otherwise the text. */
export function quoteLink(text: string): string {
  return /^https?:\/\/[\w./?=&%#~+:-]{1,500}$/.test(text) ? `<${text}>` : quoteInline(text);
}

const GAP = "\u200b";

function defuse(text: string): string {
  return (
    text
      // Everything that would not be seen, or would turn the direction of what is read.
      .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === "\n" ? sign : " "))
      .replace(/@(?=\w)/g, `@${GAP}`)
      .replace(/#(?=\d)/g, `#${GAP}`)
      .replace(/\b(GH-)(?=\d)/gi, `$1${GAP}`)
      .replaceAll("<!--", `<${GAP}!--`)
      .replaceAll("-->", `--${GAP}>`)
      .replace(/:\/\/(?=github\.)/gi, `:${GAP}//`)
  );
}
