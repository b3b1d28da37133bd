import { stripVTControlCharacters } from "node:util";
import { CLIError, ModuleLoadError } from "@oclif/core/errors";
import { nearest } from "../model/nearest.ts";
import type { OperationalCode } from "../model/operational-error.ts";
import { OperationalError } from "../model/operational-error.ts";
import { exitCodes } from "./exit-codes.ts";
import { interruptionCode, isInterruption } from "./interruption.ts";
import { redact } from "./redact.ts";

/** How a command failed, for people and for programs. */
export interface Failure {
  readonly exitCode: number;
  readonly code: OperationalCode | "interrupted" | "bug";
  readonly message: string;
  readonly hint: string;
}

/** What was asked for, so that a usage error can say what would have been right. */
export interface Invocation {
  /** `tenants show`; undefined as long as no command was found. */
  command: string | undefined;
  /** Names of its flags, with dashes. */
  flags: readonly string[];
}

export function describeFailure(error: unknown, invocation: Invocation): Failure {
  const interrupted = interruptionCode();
  if (interrupted !== undefined && isInterruption(error)) return describeInterruption(interrupted, invocation);
  if (error instanceof OperationalError)
    return {
      exitCode: exitCodes[error.code],
      code: error.code,
      message: redact(error.message),
      hint: redact(error.hint),
    };
  if (error instanceof CLIError && !(error instanceof ModuleLoadError)) return describeUsage(error, invocation);
  return {
    exitCode: exitCodes.bug,
    code: "bug",
    message: redact(`Tenantry has a defect: ${error instanceof Error ? error.message : String(error)}`),
    hint: "Run it again with --debug to see where, and report it.",
  };
}

/** Only `deliver` commits more than once, and only what Redis has proven to serve. */
function describeInterruption(exitCode: number, { command }: Invocation): Failure {
  const [message, hint] =
    command === "deliver"
      ? [
          "Interrupted: what was delivered so far stays delivered, the rest waits.",
          "Run `tenantry deliver` again for the rest; `tenantry status` counts it.",
        ]
      : ["Interrupted before anything was committed.", "Run the command again."];
  return { exitCode, code: "interrupted", message, hint };
}

function describeUsage(error: CLIError, { command, flags }: Invocation): Failure {
  const help = `See \`tenantry ${command === undefined ? "" : `${command} `}--help\`.`;
  const unknown = "flags" in error && Array.isArray(error.flags) ? error.flags.map(String) : [];
  const meant = nearest(unknown[0] ?? "", flags);
  return {
    exitCode: exitCodes.usage,
    code: "usage",
    message: redact(usageMessage(error)),
    hint: meant === undefined ? help : `Did you mean \`${meant}\`? ${help}`,
  };
}

/** oclif's message in one line, and in the words of the rest of the program. */
function usageMessage(error: CLIError): string {
  return stripVTControlCharacters(error.message)
    .replace(/\nSee more help with --help$/, "")
    .replace(/^Nonexistent flag/, "Unknown flag")
    .replace(/^The following errors? occurred:\s+/, "")
    .replace(/^Missing required flag (\S+)/, "Missing flag: --$1")
    .replace(/^Missing \d+ required args?:\n([^]*)$/, (_, list: string) => `Missing argument: ${firstWords(list)}`)
    .replace(/\n\s*/g, "; ");
}

/** `id    The tenant.` on each line to `ID, …`. */
function firstWords(list: string): string {
  const lines = list.split("\n").filter((line) => /^\S/.test(line)); // the others go on with a description
  const names = lines.map((line) => line.replace(/\s.*$/, "").toUpperCase());
  return names.join(", ");
}

/** For stderr. */
export function renderFailure({ message, hint }: Failure): string {
  return `error: ${message}\n hint: ${hint}\n`;
}

/** For stdout. What was found in the files, or what a safety limit refuses, when that is the reason. */
export function renderFailureJson(
  { code, message, hint }: Failure,
  why: { readonly check?: unknown; readonly safety?: unknown } = {},
): string {
  return `${JSON.stringify({ error: { code, message, hint, ...why } }, null, 2)}\n`;
}

/**
 * The stacks of an error and its causes, for `--debug`. Only stacks: the fields of a driver's error can hold a
 * password, such as the arguments of Redis' AUTH.
 */
export function renderStacks(error: unknown): string {
  const stacks: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) stacks.push(cause.stack ?? cause.message);
  return redact(`${stacks.join("\ncaused by: ")}\n`);
}
