import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type Scalar } from "yaml";
import type { KeyOrder } from "../model/key-order.ts";
import { ownValue } from "../model/own-value.ts";
import { Texts } from "./scalar-texts.ts";

/**
 * A text that keeps the strict profile, in its canonical form: keys in their order, two spaces for each level, one
 * space before a comment, at most one blank line. Comments go with what they are about, and how a value is written
 * (quotes, digits, the lines of a text) stays as it is. Formatting twice is formatting once.
 */
export function formatDocument(source: string, order: KeyOrder): string {
  const lineEnd = /^[^\n]*\r\n/.test(source) ? "\r\n" : "\n";
  let text = source.replaceAll("\r\n", "\n");
  // A comment that moves may bring a blank line along that is seen only then.
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const before = text;
    text = layOut(before, order);
    if (text === before) break;
  }
  return text.replaceAll("\n", lineEnd);
}

const MAX_PASSES = 5;

function layOut(source: string, order: KeyOrder): string {
  const document = parseDocument(source);
  const texts = new Texts(source);
  arrange(document.contents, order, source, texts);
  return texts.putBack(document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true }));
}

function arrange(node: Node | null, order: KeyOrder, source: string, texts: Texts): void {
  if (isScalar(node)) texts.take(node);
  if (!isMap(node) && !isSeq(node)) return;
  // A list in brackets that goes over several lines is one item a line, as it was meant.
  if (node.flow === true && node.items.length > 0 && spansLines(node, source)) node.flow = false;
  if (isSeq(node)) {
    for (const item of node.items) arrange(item as Node | null, order.items ?? {}, source, texts);
    return;
  }
  const { keys = {}, others = {} } = order;
  // The profile lets only text be a key.
  const pairs = node.items as Pair<Scalar, Node | null>[];
  sortPairs(pairs, Object.keys(keys));
  for (const pair of pairs) {
    const { key, value } = pair;
    liftComments(pair);
    arrange(value, ownValue(keys, String(key.value)) ?? others, source, texts);
    texts.take(key);
  }
}

/** A value starts on the line of its key, so what is said between the two is said above them. */
function liftComments({ key, value }: Pair<Scalar, Node | null>): void {
  const above: (string | null | undefined)[] = [key.commentBefore, key.comment];
  delete key.comment;
  if (value !== null && (isScalar(value) || (value as { flow?: boolean }).flow === true)) {
    above.push(value.commentBefore);
    delete value.commentBefore;
    delete value.spaceBefore;
  }
  const comment = above.filter((text) => text !== null && text !== undefined).join("\n");
  if (comment !== "") key.commentBefore = comment;
}

function spansLines({ range }: Node, source: string): boolean {
  return range !== undefined && range !== null && source.slice(range[0], range[1]).includes("\n");
}

/** Keys that the order does not name stay behind the others, as they were. */
function sortPairs(pairs: Pair<Scalar, Node | null>[], order: readonly string[]): void {
  const rank = ({ key }: Pair<Scalar, Node | null>) => {
    const at = order.indexOf(String(key.value));
    return at === -1 ? order.length : at;
  };
  pairs.sort((a, b) => rank(a) - rank(b));
}
