import type { Random } from "../../../bench/catalog/random.ts";

/** What parsers, patterns and terminals trip over. */
const fragments = [
  ...[
    "&a ",
    "*a",
    "<<: ",
    "!!js/function ",
    "!t ",
    "? ",
    ": ",
    "- ",
    "[",
    "{",
    "]",
    "}",
    '"',
    "'",
    "|\n",
    ">-\n",
    "%YAML 1.1\n",
  ],
  ...[
    "---\n",
    "...\n",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u001b[31m",
    "\ufeff",
    "\u202e",
    "\u200b",
    "\ud83d\ude00",
    "e\u0301",
    "\u2028",
  ],
  ...[
    "null",
    "~",
    "true",
    "yes",
    "010",
    "1e999",
    "-0",
    ".inf",
    "0x1F",
    "1_0",
    "9007199254740993",
    "2026-02-30",
    "10000-01-01",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "unlimited",
    "../x",
    "a".repeat(300),
    "x: &x [*x]\n",
    " # ",
  ],
  ...[
    "# tenantry-ignore ",
    "# tenantry-ignore lint/a until 2026-13-01: x\n",
    "tenantry-ignore references/unknown-tier until 2027-01-01: y",
  ],
  ...[
    '{"$ref": "#"}',
    '"$ref": "#/$defs/a", ',
    '"pattern": "(a|a)*$", ',
    '"pattern": "["',
    "\\u0000",
    "\\ud800",
    "%E0%A4%A",
    "~2",
    "#/%",
  ],
  ...["<<<<<<< a\n", ">>>>>>> b\n", "isEnabled(", "/*", "*/", "`${", "flags.", "[^", "**/", "!", "\\", "(?=", "{,}"],
].map((text) => Buffer.from(text)) as [Buffer, ...Buffer[]];
const loneBytes = [0xff, 0xed, 0xc0, 0x80] as const;
/** No reader of a catalog looks at more. */
const MOST_BYTES = 70_000;

/** A valid file, spoilt in up to six places; `others` are what parts of it may be replaced with. */
export function mutate(random: Random, seed: Buffer, others: readonly [Buffer, ...Buffer[]]): Buffer {
  let bytes = seed;
  for (let left = random.between(1, 6); left > 0; left--) bytes = spoil(random, bytes, others);
  return bytes.subarray(0, MOST_BYTES);
}

function spoil(random: Random, bytes: Buffer, others: readonly [Buffer, ...Buffer[]]): Buffer {
  const at = random.between(0, bytes.length);
  const end = Math.min(bytes.length, at + random.between(0, 40));
  const put = (from: number, to: number, ...middle: readonly Uint8Array[]) =>
    Buffer.concat([bytes.subarray(0, from), ...middle, bytes.subarray(to)]);
  switch (random.between(0, 9)) {
    case 0:
      return put(at, at + 1, Buffer.of(random.chance(0.3) ? random.pick(loneBytes) : random.between(32, 126)));
    case 1:
      return random.chance(0.5) ? bytes.subarray(0, at) : bytes.subarray(at);
    case 2:
      return put(at, end);
    case 3:
      return put(end, end, bytes.subarray(at, end));
    case 4: {
      const other = random.pick(others);
      const from = random.between(0, other.length);
      return put(at, end, other.subarray(from, from + random.between(0, 200)));
    }
    case 5:
      return put(at, at, ...Array<Buffer>(random.between(2, 400)).fill(random.pick(fragments)));
    case 6:
      return swapLines(random, bytes);
    default:
      return put(at, random.chance(0.5) ? at : end, random.pick(fragments));
  }
}

/** One line takes the place of another, with an indentation of its own. */
function swapLines(random: Random, bytes: Buffer): Buffer {
  const lines = bytes.toString("latin1").split("\n");
  const [from, to] = [random.between(0, lines.length - 1), random.between(0, lines.length - 1)];
  lines.splice(to, random.between(0, 1), " ".repeat(random.between(0, 8)) + (lines[from] ?? "").trimStart());
  return Buffer.from(lines.join("\n"), "latin1");
}
