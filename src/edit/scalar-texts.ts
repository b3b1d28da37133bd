import type { Scalar } from "yaml";

/**
 * How values are written in a text: taken out of its document before that is laid out anew, and put back as they were.
 * Only the indentation of further lines follows that of the first.
 */
export class Texts {
  readonly #source: string;
  readonly #mark: string;
  readonly #texts: string[] = [];

  constructor(source: string) {
    this.#source = source;
    let code = 0xe000; // for private use: a plain scalar may consist of it
    while (source.includes(String.fromCharCode(code))) code++;
    this.#mark = String.fromCharCode(code);
  }

  take(scalar: Scalar): void {
    const [start, end] = scalar.range ?? [0, 0];
    if (start === end) return;
    const text = this.#source.slice(start, end);
    // The comment behind `|` is part of the text.
    if (text.startsWith("|") || text.startsWith(">")) delete scalar.comment;
    scalar.value = `${this.#mark}${String(this.#texts.push(text) - 1)}${this.#mark}`;
    scalar.type = "PLAIN";
    delete scalar.source;
  }

  putBack(written: string): string {
    if (this.#texts.length === 0) return written;
    const place = new RegExp(`${this.#mark}(\\d+)${this.#mark}`, "g");
    const lines = written.split("\n").map((line) => {
      const indent = " ".repeat(indentBelow(line, this.#mark));
      let below = "";
      const first = line.replaceAll(place, (_, index: string) => {
        const [head = "", ...rest] = (this.#texts[Number(index)] ?? "").split("\n");
        if (!/^[|>]/.test(head)) return [trimBlanks(head), ...rest.map((more) => indentLine(more, indent))].join("\n");
        below = blockText(rest, indent);
        return trimBlanks(head);
      });
      return first + below;
    });
    return lines.join("\n");
  }
}

/** The column for further lines of a value: two behind its key, or below it behind a dash. */
function indentBelow(line: string, mark: string): number {
  const lead = /^ *(?:- )*/.exec(line)?.[0].length ?? 0;
  const key = new RegExp(`^${mark}\\d+${mark}:`).test(line.slice(lead));
  return key ? lead + 2 : lead;
}

/** A no-break space is text. */
function trimBlanks(line: string): string {
  return line.replace(/[ \t]+$/, "");
}

function indentLine(line: string, indent: string): string {
  const text = trimBlanks(line).replace(/^[ \t]+/, "");
  return text === "" ? "" : indent + text;
}

/** The lines of a block with another indentation. */
function blockText(lines: readonly string[], indent: string): string {
  const depth =
    lines.find((line) => /[^ ]/.test(line))?.search(/[^ ]/) ?? Math.max(0, ...lines.map(({ length }) => length));
  const moved = lines.map((line) => (line.length > depth ? indent + line.slice(depth) : ""));
  while (moved.at(-1) === "") moved.pop();
  return moved.map((line) => `\n${line}`).join("");
}
