/**
 * Edits of one document, as rules offer them for `check --fix`. Pure, made from the text and its positions; everything
 * else in the file stays byte for byte. Edits of one call never overlap.
 */
export { valueOf } from "./splices/entries.ts";
export { appendItem, insertEntry } from "./splices/insert.ts";
export { removeEntry } from "./splices/remove.ts";
export { replaceValue } from "./splices/replace.ts";
