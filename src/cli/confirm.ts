import { OperationalError } from "../model/operational-error.ts";
import { throwIfInterrupted } from "./interruption.ts";
import type { Terminal } from "./terminal.ts";
import { ask, clearProgress, isInteractive } from "./terminal.ts";

/**
 * Refuses at once where nobody can be asked; a job must not wait for an answer that never comes.
 *
 * @param flag what takes the place of the answer, such as `--auto-approve`
 * @param json with `--json` nobody sees what the question is about
 * @throws OperationalError `usage`
 */
export function requireSomebodyToAsk(flag: string, json: boolean): void {
  if (isInteractive() && !json) return;
  throw new OperationalError(
    "usage",
    "This command asks before it writes, and here is nobody to ask.",
    `Add ${flag} to go ahead without a question.`,
  );
}

/**
 * Goes on only when the answer is the expected word.
 *
 * @throws OperationalError `refused`
 */
export async function confirm(
  question: string,
  expected: string,
  terminal: Terminal = { input: process.stdin, output: process.stderr },
): Promise<void> {
  clearProgress();
  const answer = await ask(`${question} `, terminal);
  throwIfInterrupted();
  if (answer.trim() !== expected)
    throw new OperationalError("refused", "Not confirmed: nothing was written.", `The answer is \`${expected}\`.`);
}
