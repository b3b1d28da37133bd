import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "@oclif/core/config";
import type { PJSON } from "@oclif/core/interfaces";
import { nearest } from "../model/nearest.ts";
import type { Invocation } from "./failure.ts";
import { writeOut } from "./output.ts";

/**
 * Finds the command and runs it, or prints help. oclif's own `run` exits 0 on a mistyped sub-command and guesses at
 * TypeScript sources; this does neither. `invocation` learns what was found before it runs.
 */
export async function dispatch(argv: string[], root: string, invocation: Invocation): Promise<void> {
  // As much as oclif's type says of a package.json; ours is tested to have it.
  const pjson = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PJSON;
  if (argv[0] === "--version") {
    writeOut(`tenantry/${pjson.version} ${process.platform}-${process.arch} node-${process.version}\n`);
    return;
  }
  // What only some invocations need is loaded when one does: the start is most of what a short command takes.
  const { loadConfig } = await import("./load-config.ts");
  const config = await loadConfig(root, pjson);
  if (argv.length === 0 || argv[0] === "help") return showHelp(config, [...argv.slice(1), "--help"]);
  const [id = "", ...rest] = joinCommand(config, argv);
  const asksForHelp = beforeDashes(argv).some((word) => word === "--help" || word === "-h");
  const command = config.findCommand(id);
  if (command === undefined) {
    const isTopic = config.findTopic(id) !== undefined && rest.length === 0;
    if (!asksForHelp && !isTopic) throw await unknownCommand(argv, config);
    return showHelp(config, argv);
  }
  invocation.command = id.replaceAll(":", " ");
  invocation.flags = Object.keys(command.flags).map((name) => `--${name}`);
  if (asksForHelp) return showHelp(config, argv);
  await config.runCommand(id, rest, command);
}

/** The words that can be flags: what stands behind `--` cannot. */
export function beforeDashes(argv: readonly string[]): readonly string[] {
  return argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
}

/** `tenants show legal_dept` to `tenants:show legal_dept`; `tenants --help` stays as it is. */
function joinCommand(config: Config, argv: readonly string[]): string[] {
  const [first = "", second, ...rest] = argv;
  const id = `${first}:${second ?? ""}`;
  return config.findCommand(id) === undefined ? [...argv] : [id, ...rest];
}

async function showHelp(config: Config, argv: string[]): Promise<void> {
  const { createHelp } = await import("./help.ts");
  await createHelp(config).showHelp(argv);
}

async function unknownCommand(argv: readonly string[], config: Config): Promise<Error> {
  const { CLIError } = await import("./load-config.ts");
  const first = argv[0] ?? "";
  if (first.startsWith("-")) return new CLIError(`No command stands before ${first}.`);
  const typed = argv.filter((word) => !word.startsWith("-")).slice(0, 2);
  const ids = config.commandIDs.map((id) => id.replaceAll(":", " "));
  const meant = nearest(typed.join(" "), ids) ?? nearest(first, ids);
  const suffix = meant === undefined ? "" : ` Did you mean \`tenantry ${meant}\`?`;
  return new CLIError(`Unknown command: ${typed.join(" ")}.${suffix}`);
}
