/** Where the innermost quote, bracket or brace between two places was opened that is still open at the second of them. */
export function findOpen(text: string, from: number, to: number): number | undefined {
  const open: number[] = [];
  let fresh = true; // a value may begin here: elsewhere a quote is a letter like others
  for (let at = from; at < to; at++) {
    const sign = text[at] ?? "";
    if (sign === " " || sign === "\r") continue;
    if (sign === "#" && /[\s]/.test(text[at - 1] ?? " ")) at = endOfLine(text, at) - 1;
    else if (fresh && /["']/.test(sign)) {
      const end = closeQuote(text, at, to);
      if (end === undefined) return at;
      at = end;
      fresh = false;
    } else if (/[[{]/.test(sign) && (fresh || open.length > 0)) {
      open.push(at);
      fresh = true;
    } else if (/[\]}]/.test(sign)) {
      open.pop();
      fresh = false;
    } else fresh = sign === "\n" || (sign === "," && open.length > 0) || isIndicator(text, at);
  }
  return open.at(-1);
}

/** A colon or a dash before a space. */
function isIndicator(text: string, at: number): boolean {
  return /[:-]/.test(text[at] ?? "") && /[\s]/.test(text[at + 1] ?? " ");
}

function closeQuote(text: string, start: number, to: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < to; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return undefined;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
