/**
 * The Lua scripts of src/cache/scripts.ts once more: test/integration/cache/script-model.test.ts compares them on a real
 * Redis.
 */

/** What a script may do. Other types than texts count as undefined in `get`, and are overwritten. */
export interface Keyspace {
  get(key: string): string | undefined;
  /** Without milliseconds it never expires. */
  set(key: string, text: string, milliseconds?: number): void;
  /** How many of them were there. */
  del(...keys: readonly string[]): number;
}

export type Reply = number | readonly string[];
export type Script = (redis: Keyspace, keys: readonly string[], args: readonly string[]) => Reply;

export interface Scripts {
  readonly publish: Script;
  readonly fill: Script;
  readonly complete: Script;
  readonly apply: Script;
}

const FENCE = /^(\d+):(\d+)$/;
const VALUE = /^\{"epoch":(\d+),"config_version":(\d+)[,}]/;
const APPLIED = /^\{"epoch":(\d+),"revision":(\d+)[,}]/;

type Pair = readonly [epoch: number, version: number];

export function readPair(text: string | undefined, pattern: RegExp): Pair | undefined {
  const found = text === undefined ? null : pattern.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

export const fenceOf = (text: string | undefined): Pair | undefined => readPair(text, FENCE);
export const valueOf = (text: string | undefined): Pair | undefined => readPair(text, VALUE);

export function isOlder(a: Pair | undefined, b: Pair): boolean {
  return a === undefined || a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

const at = (list: readonly string[], index: number): string => list[index] ?? "";
export const mineOf = (args: readonly string[]): Pair => [Number(at(args, 0)), Number(at(args, 1))];

const publish: Script = (redis, keys, args) => {
  const mine = mineOf(args);
  const fence = fenceOf(redis.get(at(keys, 0)));
  if (fence !== undefined && isOlder(mine, fence)) return 0;
  redis.set(at(keys, 0), `${at(args, 0)}:${at(args, 1)}`);
  const text = at(args, 2);
  const texts = [text, args[3] ?? text];
  keys.slice(1, 3).forEach((key, index) => {
    const stored = valueOf(redis.get(key));
    if (stored === undefined || !isOlder(mine, stored)) redis.set(key, at(texts, index));
  });
  redis.del(...keys.slice(3));
  return 1;
};

const fill: Script = (redis, keys, args) => {
  const mine = mineOf(args);
  const text = redis.get(at(keys, 0));
  const fence = fenceOf(text);
  if (text === undefined || fence === undefined) return ["unfenced", ""];
  if (isOlder(mine, fence)) return ["below", text];
  if (!isOlder(valueOf(redis.get(at(keys, 1))), mine)) return ["kept", text];
  redis.set(at(keys, 1), at(args, 2));
  return ["filled", text];
};

const complete: Script = (redis, keys, args) => {
  if (redis.del(at(keys, 1)) === 0) return 0;
  redis.set(at(keys, 0), at(args, 0));
  return 1;
};

const apply: Script = (redis, keys, args) => {
  const text = redis.get(at(keys, 0));
  const stored = readPair(text, APPLIED);
  if (stored !== undefined && isOlder(mineOf(args), stored) && text?.includes(at(args, 3)) === true) return 0;
  redis.set(at(keys, 0), at(args, 2));
  return 1;
};

export const SCRIPTS: Scripts = { publish, fill, complete, apply };
