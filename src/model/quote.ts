const MAX_LENGTH = 60;

/**
 * Text from a user's file as a message shows it: in double quotes, shortened, and with every character escaped that
 * could move the cursor, hide text or end the line of a log.
 */
export function quoteText(text: string): string {
  const shown = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return JSON.stringify(shown).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
