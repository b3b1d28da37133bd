import type { Invocation } from "./failure.ts";
import { beforeDashes, dispatch } from "./dispatch.ts";
import { exitCodes } from "./exit-codes.ts";
import { findingsAsJson, findingsOf, renderFindings, safetyOf } from "./findings.ts";
import { flushOut, isOutputError, watchOutput, writeOut } from "./output.ts";
import { clearProgress } from "./terminal.ts";

/**
 * Runs one command line and returns the code to exit with. Every failure of every command is rendered here and nowhere
 * else, so that none prints a stack, leaks a password or leaves with the wrong code.
 *
 * @param argv what stands after `tenantry`
 * @param root the folder of Tenantry's package.json
 */
export async function main(argv: readonly string[], root: string): Promise<number> {
  watchOutput();
  const words = beforeDashes(argv);
  const invocation: Invocation = { command: undefined, flags: [] };
  const report = (error: unknown) => reportFailure(error, invocation, words);
  const onUncaught = (error: unknown): void => {
    if (isOutputError(error)) return;
    process.off("uncaughtException", onUncaught);
    void report(error).then((code) => process.exit(code));
  };
  // Thrown where nobody waits, such as in a driver's event: what is under way cannot be trusted to end.
  process.on("uncaughtException", onUncaught);
  try {
    await dispatch([...argv], root, invocation);
    if (!(await flushOut())) return exitCodes.outputLost;
    return Number(process.exitCode ?? exitCodes.ok);
  } catch (error) {
    return report(error);
  }
}

async function reportFailure(error: unknown, invocation: Invocation, words: readonly string[]): Promise<number> {
  clearProgress();
  const { describeFailure, renderFailure, renderFailureJson, renderStacks } = await import("./failure.ts");
  const failure = describeFailure(error, invocation);
  const findings = findingsOf(error);
  const json = words.includes("--json");
  if (json) {
    const check = findings && (await findingsAsJson(findings));
    writeOut(renderFailureJson(failure, { check, safety: safetyOf(error) }));
  } else process.stderr.write((findings ? await renderFindings(findings) : "") + renderFailure(failure));
  if (words.includes("--debug")) process.stderr.write(renderStacks(error));
  // The failure itself is what counts; a program that cannot read it leaves it to people.
  const told = await flushOut().catch(() => false);
  if (json && !told) process.stderr.write(renderFailure(failure));
  return failure.exitCode;
}
