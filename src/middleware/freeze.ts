const frozen = new WeakSet();

/**
 * Makes a document unchangeable, once. The reader gives the same object to every request of a tenant: what one handler
 * changed, all others would see.
 */
export function freezeDeep<T extends object>(value: T): T {
  if (frozen.has(value)) return value;
  for (const inner of Object.values(value)) if (isObject(inner)) freezeDeep(inner);
  frozen.add(Object.freeze(value));
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
