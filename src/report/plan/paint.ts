import picocolors from "picocolors";

export type Symbol = "+" | "~" | "-" | "!" | "=";
export type Paint = ReturnType<typeof makePaint>;

/** Colours for a plan, or none: the caller knows where the text goes. */
export function makePaint(color: boolean) {
  const { bold, dim, green, yellow, red, magenta } = picocolors.createColors(color);
  const symbols = { "+": green("+"), "~": yellow("~"), "-": red("-"), "!": magenta("!"), "=": dim("=") };
  return { bold, dim, red, symbol: (symbol: Symbol) => symbols[symbol] };
}

export const actionSymbols = { create: "+", update: "~", delete: "-" } as const;
