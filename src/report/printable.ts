// Zero-width joiners stay: Indic scripts and emoji need them, and a terminal only draws with them.
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Text from a user's file, safe to print: control characters, direction overrides and lone surrogates become visible
 * escapes (`\n`, `\u001b`), so that content can neither move the cursor nor start a line of its own.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => shortEscapes[character] ?? escapeUnits(character));
}

/** JSON that is safe to print too; it reads back as the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(unprintable, (character) =>
    character === "\n" ? character : escapeUnits(character),
  );
}

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeUnits(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
