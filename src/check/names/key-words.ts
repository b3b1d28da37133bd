/** The words of a key: what stands between `-` and `_`. */
export function wordsOf(key: string): string[] {
  return key.split(/[-_]/).filter((word) => word !== "");
}

/** The key as people hear it: without capitals, `-` and `_`. */
export function foldKey(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, "");
}

/** Whether some words stand in a row among others, as `max_users` does in `more_max_users`. */
export function holdsWords(all: readonly string[], some: readonly string[]): boolean {
  return all.some((_, start) => some.every((word, index) => all[start + index] === word));
}
