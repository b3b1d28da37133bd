import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, type Event, type ScalarEvent } from "js-yaml";
import { Breach } from "../breach.ts";

/** In block style a value starts on the line of its key or dash: parsers differ on how far it may be indented below. */
export function refuseDisplacedValue(source: string, value: Event): void {
  const start = inlineStart(value);
  if (start === -1) return;
  let at = start - 1;
  while (source[at] === " ") at--;
  if (at >= 0 && source[at] !== "\n") return;
  throw new Breach(
    "schema/value-placement",
    [start, start + 1],
    "A value starts on another line than its key or dash.",
    "Move it up behind the colon or dash; for long text use `|` or `>`.",
  );
}

/** Where a quoted or plain scalar or a flow collection starts; -1 for everything that may start on a new line. */
function inlineStart(value: Event): number {
  if (value.type === EVENT_ID.SCALAR) {
    if (value.style === SCALAR_STYLE.PLAIN) return value.valueStart;
    return isQuoted(value) ? value.valueStart - 1 : -1;
  }
  const flow =
    (value.type === EVENT_ID.MAPPING || value.type === EVENT_ID.SEQUENCE) && value.style === COLLECTION_STYLE.FLOW;
  return flow ? value.start : -1;
}

/** In block style only spaces, dashes and the marks of an explicit key stand before a key. */
export function refuseTextBeforeKey(source: string, key: ScalarEvent): void {
  const start = isQuoted(key) ? key.valueStart - 1 : key.valueStart;
  const line = source.lastIndexOf("\n", start - 1) + 1;
  for (let at = line; at < start; at++) {
    const character = source[at];
    if (character === " " || character === "-" || character === "?" || character === ":") continue;
    throw new Breach(
      "schema/text-before-key",
      [at, start],
      "There is text before this key on its line.",
      "Start the key on a line of its own.",
    );
  }
}

/** In flow style the colon follows its key on the same line; a comma or a bracket says that there is no value. */
export function refuseDisplacedColon(source: string, key: ScalarEvent): void {
  const end = isQuoted(key) ? key.valueEnd + 1 : key.valueEnd;
  let at = end;
  while (source[at] === " ") at++;
  if (":,}]".includes(source.charAt(at)) && at < source.length) return;
  throw new Breach(
    "schema/colon-placement",
    [end, end],
    "The colon stands on another line than its key.",
    "Write `key: value` on one line.",
  );
}

function isQuoted(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
}
