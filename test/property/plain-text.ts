/** Texts that are plain or nearly so: documents such as a catalog has, and then spoilt in a few places. */
import fc from "fast-check";

const scalar = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom(
      ...["gold", "a b", "NO", "true", "null", "~", "2026-10-01", "0", "-1", "12", "1.5", "a:b", "it's", "x#y", "-x"],
      ...["http://x/y?z#w", "日本", "ünï", "1.2.3", "...x", "x  y", "'a: b'", "'it''s'", '"a #b"', "''", '""', '" x "'],
      ...["(a)", "a, b", "a]", "", "yes", "---"],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "1.10",
      "010",
      "1e3",
      "12:30",
      ".5",
      "{",
      "[",
      "'x",
      '"\\n"',
      "|",
      "> ",
      "*a",
      "a:",
      "a: b",
    ),
  },
);
const item = fc.constantFrom("a", "b c", "1", "-2", "0.5", "true", "'q'", '"q"', "x-y", "a.b", "null", "~", "a:b", "é");
const key = fc.oneof(
  { weight: 60, arbitrary: fc.nat(300).map((n) => `k${String(n)}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("a.b", "x-y", "<<", "null", "true", "__proto__", "a b", "'q'", "1", "no", "toString"),
  },
);
const comment = fc.constantFrom(...Array<string>(40).fill(""), " # c", "  #", "#x");

const { flow } = fc.letrec<{ flow: string; inner: string }>((tie) => ({
  flow: fc.oneof(
    fc.array(tie("inner"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc
      .array(fc.tuple(key, tie("inner")), { maxLength: 3 })
      .map((all) => `{${all.map(([k, v]) => `${k}: ${v}`).join(", ")}}`),
  ),
  inner: fc.oneof({ depthSize: "small" }, item, item, item, tie("flow")),
}));

const { root } = fc.letrec<Record<"root" | "block" | "list" | "value" | "below", string[]>>((tie) => ({
  root: fc
    .array(fc.tuple(key, tie("value")), { minLength: 1, maxLength: 3 })
    .map((all) => all.flatMap(([k, v]) => behind(`${k}:`, v))),
  list: fc
    .array(
      fc.oneof(
        tie("value"),
        fc.tuple(tie("block"), fc.constantFrom(1, 1, 3)).map(([lines, gap]) => inline(lines, gap)),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) => all.flatMap((v) => behind("-", v))),
  block: fc.oneof(tie("root"), tie("list")),
  /** What stands behind a colon or dash, and the lines below. */
  value: fc.oneof(
    { depthSize: "small" },
    fc.tuple(fc.oneof(scalar, scalar, flow), comment).map(([text, end]) => [` ${text}${end}`]),
    tie("below"),
  ),
  below: fc
    .oneof(
      fc.tuple(tie("root"), comment, fc.constantFrom(2, 2, 2, 2, 2, 2, 4, 1, 0)),
      fc.tuple(tie("list"), comment, fc.constantFrom(2, 2, 0, 0, 4, 1)),
    )
    .map(([lines, end, indent]) => [end, ...lines.map((line) => " ".repeat(indent) + line)]),
}));

/** A map or list that begins on the line of a dash. */
function inline([first = "", ...lines]: readonly string[], gap: number): string[] {
  return [" ".repeat(gap) + first, ...lines.map((line) => " ".repeat(1 + gap) + line)];
}

function behind(start: string, [first = "", ...lines]: readonly string[]): string[] {
  return [start + first, ...lines];
}

const noise = fc.constantFrom(
  " ",
  "\n",
  ":",
  "-",
  "#",
  '"',
  "'",
  ",",
  "[",
  "]",
  "{",
  "}",
  "  ",
  ": ",
  "- ",
  " #",
  "\n  ",
  "?",
  "&a ",
  "|",
  ".",
  "---\n",
  "\u00a0",
  "\t",
  "\r",
);

export const plainText: fc.Arbitrary<string> = fc
  .tuple(
    root,
    fc.array(fc.tuple(fc.nat(300), noise, fc.boolean()), { maxLength: 1 }),
    fc.constantFrom("", "", "---\n", "# head\n", "\n"),
    fc.constantFrom("\n", ""),
  )
  .map(([lines, edits, head, end]) => {
    const text = Array.from(head + lines.join("\n") + end);
    for (const [at, sign, insert] of edits)
      text.splice(at % (text.length + 1), insert ? 0 : 1, ...(insert ? [sign] : []));
    return text.join("");
  });
