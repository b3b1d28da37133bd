/**
 * A key as programs write it: `new_chunking` is also `new-chunking`, `newChunking`, `NewChunking` and `NEW_CHUNKING`.
 * The key itself comes first; no form comes twice.
 */
export function formsOf(key: string): readonly string[] {
  const words = wordsOf(key);
  const pascal = words.map(capitalize).join("");
  const camel = (words[0] ?? "") + words.slice(1).map(capitalize).join("");
  const snake = words.join("_");
  return [...new Set([key, snake, words.join("-"), camel, pascal, snake.toUpperCase()])];
}

/** Whether a key is told from an ordinary word, such as the name of a variable. */
export function isCompound(key: string): boolean {
  return wordsOf(key).length > 1;
}

function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[_-]+/)
    .filter((word) => word !== "");
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
