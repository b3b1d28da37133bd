import type { LoadRule } from "../model/load-rules.ts";

/**
 * A breach of the strict profile: it ends the reading of its file, as what follows could only be guessed.
 * Thrown and caught inside load; parseDocument turns it into a diagnostic.
 */
export class Breach extends Error {
  override readonly name = "Breach";
  readonly rule: LoadRule;
  readonly hint: string;
  /** Offsets into the text, in UTF-16 units; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;

  constructor(rule: LoadRule, place: readonly [start: number, end: number], message: string, hint: string) {
    super(message);
    this.rule = rule;
    this.hint = hint;
    [this.start, this.end] = place;
  }
}
