import type { AST } from "@eslint-community/regexpp";
import { findKnots } from "../find-cycles.ts";
import { meets, representatives } from "./character-sets.ts";

/** Repeated more often than so, a bounded repetition costs as much as an unbounded one. */
const MANY = 10;
/** So many pairs of characters of a pattern are compared; no pattern that somebody reads has more. */
const MAX_PAIRS = 40_000;

/** One character of a pattern, or one class of characters. */
type Position = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;
/** How many ways lead from one position to the next. */
type Follow = Map<Position, Map<Position, number>>;

interface Part {
  readonly nullable: boolean;
  readonly first: readonly Position[];
  readonly last: readonly Position[];
}

/**
 * True when one text can be matched in a number of ways that doubles with its length, as in `^(a|a)*$`: an engine that
 * tries one way after the other does not come to an end. (Some position can be reached from itself, by one text, in two
 * ways.) Also true for a pattern that is too large to be judged.
 */
export function hasAmbiguousLoop(pattern: AST.Pattern): boolean {
  const follow: Follow = new Map();
  readAlternatives(pattern.alternatives, follow);
  const chars = representatives([...follow.keys()]);
  const pairs = new Map<string, string[]>();
  const number = new Map([...follow.keys()].map((position, index) => [position, index]));
  const nameOf = (a: Position, b: Position) => `${number.get(a) ?? ""},${number.get(b) ?? ""}`;
  const open = [...follow.keys()].map((position): [Position, Position] => [position, position]);
  for (const [a, b] of open) {
    const next: string[] = [];
    if (pairs.has(nameOf(a, b))) continue;
    pairs.set(nameOf(a, b), next);
    if (pairs.size > MAX_PAIRS) return true;
    for (const [toA, ways] of follow.get(a) ?? [])
      for (const toB of follow.get(b)?.keys() ?? []) {
        if (!meets(toA, toB, chars)) continue;
        const name = nameOf(toA, toB);
        next.push(name);
        open.push([toA, toB]);
        if (a !== b || toA !== toB || ways < 2) continue;
        // Two ways between the same two count as a pair that differs in between.
        next.push(`${nameOf(a, b)} twice`);
        pairs.set(`${nameOf(a, b)} twice`, [...(pairs.get(`${nameOf(a, b)} twice`) ?? []), name]);
      }
  }
  return findKnots(pairs).some((knot) => knot.some(isEqualPair) && !knot.every(isEqualPair));
}

function isEqualPair(name: string): boolean {
  const [a, b] = name.split(",");
  return a === b;
}

function readAlternatives(alternatives: readonly AST.Alternative[], follow: Follow): Part {
  const parts = alternatives.map(({ elements }) =>
    elements.map((element) => read(element, follow)).reduce(join(follow), empty),
  );
  return {
    nullable: parts.some(({ nullable }) => nullable),
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
  };
}

const empty: Part = { nullable: true, first: [], last: [] };

function join(follow: Follow) {
  return (a: Part, b: Part): Part => {
    connect(follow, a.last, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  };
}

function read(element: AST.Element, follow: Follow): Part {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return readAlternatives(element.alternatives, follow);
    case "Quantifier": {
      const part = read(element.element, follow);
      const loops = element.max > MANY && element.min !== element.max;
      if (loops) connect(follow, part.last, part.first);
      return { ...part, nullable: part.nullable || element.min === 0 };
    }
    case "Assertion":
    case "Backreference":
      return empty;
    default:
      follow.set(element, new Map());
      return { nullable: false, first: [element], last: [element] };
  }
}

function connect(follow: Follow, from: readonly Position[], to: readonly Position[]): void {
  for (const a of from)
    for (const b of to) {
      const ways = follow.get(a) ?? new Map<Position, number>();
      ways.set(b, (ways.get(b) ?? 0) + 1);
      follow.set(a, ways);
    }
}
