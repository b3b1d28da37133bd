import { createInterface } from "node:readline";

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

/** Where a question is asked and answered. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks on stderr, because stdout is data. Nothing is answered when the terminal is closed, or by Ctrl-C. */
export function ask(question: string, { input, output }: Terminal): Promise<string> {
  const lines = createInterface({ input, output });
  return new Promise((resolve) => {
    lines.once("close", () => resolve(""));
    lines.once("SIGINT", () => {
      output.write("\n");
      process.emit("SIGINT"); // the terminal has swallowed the signal
      lines.close();
    });
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
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

/** A new page on a terminal; anywhere else nothing. */
export function clearScreen(): void {
  if (process.stdout.isTTY) process.stdout.write("\u001B[2J\u001B[3J\u001B[H");
}
