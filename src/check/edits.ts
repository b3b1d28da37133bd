/**
 * Edits of one document, as rules offer them for `check --fix`. Pure, made from the text and its positions; everything
 * else in the file stays byte for byte. Edits of one call never overlap.
 */
export { appendItem, insertEntry } from "./edits/insert.ts";
export { removeEntry } from "./edits/remove.ts";
export { replaceValue } from "./edits/replace.ts";
