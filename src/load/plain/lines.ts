import { notPlain } from "./not-plain.ts";

const NEW_LINE = 10;
const SPACE = 32;
const HASH = 35;
const DASH = 45;

/** A place in a text of lines, which moves forward only. Throws `notPlain` where a line ends otherwise than it may. */
export class Lines {
  readonly source: string;
  at = 0;
  /** How far the line with content is indented, or the key behind a dash; -1 at the end of the text. */
  indent = 0;
  #lineStart = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** No content is left. */
  get ended(): boolean {
    return this.at >= this.source.length;
  }

  /** Moves from any place of a line to the first character of the next one that is neither empty nor a comment. */
  nextLine(): void {
    const end = this.source.indexOf("\n", this.at);
    this.openLine(end === -1 ? this.source.length : end + 1);
  }

  /** The same from the start of a line, which may be the one. */
  openLine(start: number): void {
    this.#lineStart = this.at = start;
    while (!this.ended) {
      this.skipSpaces();
      const code = this.source.charCodeAt(this.at);
      if (code === NEW_LINE) this.#lineStart = ++this.at;
      else if (code !== HASH) break;
      else {
        const end = this.source.indexOf("\n", this.at);
        this.#lineStart = this.at = end === -1 ? this.source.length : end + 1;
      }
    }
    this.indent = this.ended ? -1 : this.at - this.#lineStart;
  }

  skipSpaces(): void {
    while (this.source.charCodeAt(this.at) === SPACE) this.at++;
  }

  /** Whether nothing but a comment follows on the line. */
  atLineEnd(): boolean {
    const code = this.source.charCodeAt(this.at);
    if (code === HASH) return this.source.charCodeAt(this.at - 1) === SPACE;
    return code === NEW_LINE || this.ended;
  }

  endLine(): void {
    this.skipSpaces();
    if (!this.atLineEnd()) throw notPlain;
    this.nextLine();
  }

  atDash(): boolean {
    if (this.source.charCodeAt(this.at) !== DASH) return false;
    const code = this.source.charCodeAt(this.at + 1);
    return code === SPACE || code === NEW_LINE || this.at + 1 >= this.source.length;
  }

  /** What stands here is indented as if it began the line. */
  indentHere(): void {
    this.indent = this.at - this.#lineStart;
  }

  /** What a sticky pattern finds here; the place moves behind it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.source)?.[0];
    if (text !== undefined) this.at += text.length;
    return text;
  }
}
