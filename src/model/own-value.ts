/**
 * What a record itself holds under a key that users choose. Indexing would also find what every object inherits:
 * `constructor` is a legal id.
 */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
