/** How values travel, for both adapters: equal queries give equal results. */

export type Parser = (text: string) => unknown;

const asText: Parser = (text) => text;

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} is beyond 2^53.`);
  return value;
}

const TIMESTAMPTZ = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/**
 * `2026-11-23 12:12:29.132+00` → `2026-11-23T12:12:29.132Z`. Offsets of old dates have seconds, which Date cannot read.
 * Refuses every DateStyle but ISO, and infinity.
 */
function parseTimestamptz(text: string): string {
  const parts = TIMESTAMPTZ.exec(text);
  if (parts === null) throw new RangeError(`The timestamp ${text} is not in the ISO style.`);
  const [, date = "", time = "", sign, hours = "0", minutes = "0", seconds = "0"] = parts;
  const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === "-" ? -1000 : 1000);
  return new Date(Date.parse(`${date}T${time}Z`) - offset).toISOString();
}

function parseBytea(text: string): Buffer {
  return Buffer.from(text.slice(2), "hex");
}

/** By type OID: bigint, numeric, date, timestamp, timestamptz, interval, bytea. */
export const PARSERS: Readonly<Record<number, Parser>> = {
  20: parseBigint,
  1700: asText,
  1082: asText,
  1114: asText,
  1184: parseTimestamptz,
  1186: asText,
  17: parseBytea,
};

/** By type OID of the array: the OID of its elements. */
export const ARRAY_ELEMENTS: Readonly<Record<number, number>> = {
  1016: 20,
  1231: 1700,
  1182: 1082,
  1115: 1114,
  1185: 1184,
  1187: 1186,
  1001: 17,
};

/** A parameter as both drivers understand it. */
export function encodeParameter(value: unknown): unknown {
  if (value === undefined) throw new TypeError("A query parameter is undefined.");
  if (typeof value === "bigint") return value.toString();
  const plain = typeof value !== "object" || value === null || Array.isArray(value);
  return plain || value instanceof Date || value instanceof Uint8Array ? value : JSON.stringify(value);
}
