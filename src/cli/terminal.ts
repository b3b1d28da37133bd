import { createInterface } from "node:readline/promises";

/** Colour only where a person sees it: not in a pipe, not in CI logs that ask for none. */
export function wantsColor(argv: readonly string[]): boolean {
  const { NO_COLOR, CI, TERM } = process.env;
  if (argv.includes("--no-color") || (NO_COLOR ?? "") !== "" || TERM === "dumb") return false;
  return process.stdout.isTTY && (CI ?? "") === "";
}

/** True when there is somebody to ask: a terminal on both sides, and not a CI service that pretends to be one. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY && (process.env["CI"] ?? "") === "";
}

/** Asks on stderr, because stdout is data. A closed terminal or Ctrl-C answers nothing. */
export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once("close", () => resolve(""));
      lines.once("SIGINT", () => lines.close());
      lines.question(question).then(resolve, reject);
    });
  } finally {
    lines.close();
  }
}

let shown = false;

/** One line on a terminal's stderr that the next one, or the end, wipes out; nothing anywhere else. */
export function showProgress(text: string): void {
  if (!isInteractive()) return;
  process.stderr.write(`\r\u001B[K${text}`);
  shown = true;
}

export function clearProgress(): void {
  if (shown) process.stderr.write("\r\u001B[K");
  shown = false;
}
