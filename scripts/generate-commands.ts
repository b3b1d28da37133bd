/** docs/commands.md, from the command classes and from what the settings and exit codes say of themselves. */
import type { Command } from "@oclif/core/command";
import type { GeneratedFiles } from "./generate.ts";
import { exitCodeMeanings } from "../src/cli/exit-codes.ts";
import { settingMeanings } from "../src/cli/settings.ts";
import { BaseCommand } from "../src/cli/base-command.ts";
import commands from "../src/commands/index.ts";

type Flag = Command.Class["flags"][string];

/** A command as it is: what it does not declare is missing, whatever oclif's type says. */
type Described = Partial<Pick<Command.Class, "summary" | "description" | "args" | "flags" | "baseFlags" | "examples">>;

export function generateCommands(): GeneratedFiles {
  const sections = Object.entries(commands).map(([id, command]) => describe(id.replaceAll(":", " "), command));
  const text = [
    "<!-- Generated from src/commands/ by `npm run generate`: edit the commands instead. -->",
    "# Commands",
    "Every command reads the catalog of the folder it is run in.",
    ...sections,
    "## Flags of every command",
    listFlags(BaseCommand.baseFlags),
    "## Environment variables",
    "Connection strings come from here and never from a file. One that is needed and not set is an error (64).",
    table(
      ["variable", "meaning"],
      Object.entries(settingMeanings).map(([name, meaning]) => [`\`${name}\``, meaning]),
    ),
    "## Exit codes",
    table(
      ["code", "meaning"],
      exitCodeMeanings.map(([code, meaning]) => [String(code), meaning]),
    ),
  ].join("\n\n");
  return { "docs/commands.md": `${text}\n` };
}

function describe(name: string, command: Described): string {
  const args = Object.entries(command.args ?? {});
  const usage = ["tenantry", name, ...args.map(writeArgument), "[FLAGS]"].join(" ");
  const general = new Set(Object.keys(BaseCommand.baseFlags));
  const flags = Object.entries({ ...command.flags, ...command.baseFlags }).filter(([flag]) => !general.has(flag));
  const examples = (command.examples ?? []).map((example) => (typeof example === "string" ? example : example.command));
  return [
    `## tenantry ${name}`,
    command.summary ?? "",
    command.description ?? "",
    `    ${usage}`,
    args.length === 0
      ? ""
      : table(
          ["argument", "meaning"],
          args.map(([arg, { description }]) => [`\`${arg.toUpperCase()}\``, description ?? ""]),
        ),
    flags.length === 0 ? "" : listFlags(Object.fromEntries(flags)),
    "Examples:",
    examples.map((example) => `    ${example.replaceAll("<%= config.bin %>", "tenantry")}`).join("\n"),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** As help writes it: in brackets when it may be left out. */
function writeArgument([name, { required }]: [string, NonNullable<Described["args"]>[string]]): string {
  return required === true ? name.toUpperCase() : `[${name.toUpperCase()}]`;
}

function listFlags(flags: Record<string, Flag>): string {
  const visible = Object.entries(flags).filter(([, flag]) => flag.hidden !== true);
  return table(
    ["flag", "meaning"],
    visible.map(([name, flag]) => [
      `\`${writeFlag(name, flag)}\``,
      `${flag.summary ?? ""}${flag.required === true ? " Required." : ""}`,
    ]),
  );
}

function writeFlag(name: string, flag: Flag): string {
  if (flag.type === "boolean") return `--${name}`;
  return `--${name} ${flag.options?.join("\\|") ?? flag.helpValue?.toString() ?? "TEXT"}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
