/* Generated from the files under src/check/ by `npm run generate`: add a file instead. */
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [];
