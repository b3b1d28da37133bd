import type { AST } from "@eslint-community/regexpp";

/** A node of a pattern that matches one character. */
type CharacterNode = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

/** One of each kind of character that patterns speak of by a class. */
const kinds = Array.from("aZ5_ -.\n\té漢\u{1F600}");

/** Characters of which every two of the nodes that share a character share one. */
export function representatives(nodes: readonly CharacterNode[]): readonly string[] {
  const found = new Set(kinds);
  const add = (code: number) => {
    for (const near of [code - 1, code, code + 1])
      if (near >= 0 && near <= 0x10ffff && (near < 0xd800 || near > 0xdfff)) found.add(String.fromCodePoint(near));
  };
  for (const node of nodes) {
    if (node.type === "Character") add(node.value);
    if (node.type !== "CharacterClass") continue;
    for (const element of node.elements) {
      if (element.type === "Character") add(element.value);
      if (element.type !== "CharacterClassRange") continue;
      add(element.min.value);
      add(element.max.value);
    }
  }
  return [...found];
}

/** Whether some character matches both nodes. */
export function meets(a: CharacterNode, b: CharacterNode, characters: readonly string[]): boolean {
  if (a === b) return true;
  const ofA = membersOf(a, characters);
  const ofB = membersOf(b, characters);
  return characters.some((_, index) => ofA[index] === true && ofB[index] === true);
}

const members = new WeakMap<CharacterNode, readonly boolean[]>();

function membersOf(node: CharacterNode, characters: readonly string[]): readonly boolean[] {
  const known = members.get(node);
  if (known !== undefined) return known;
  const single = new RegExp(`^(?:${node.raw})$`, "su"); // one character against one node: nothing to backtrack
  const found = characters.map((character) => single.test(character));
  members.set(node, found);
  return found;
}
