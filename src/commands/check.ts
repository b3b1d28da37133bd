import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import type { CheckedTree } from "../pipeline/check.ts";

export class Check extends BaseCommand {
  static override summary = "Check the files: schemas, references, dependencies, limits and flags.";
  static override description =
    "Warnings do not fail it. With --base, what is wrong because a date has passed is an error in the files that the change touches.";
  static override examples = [
    "<%= config.bin %> check",
    "<%= config.bin %> check --base origin/main --format github",
    "<%= config.bin %> check --json",
  ];
  static override flags = {
    base: Flags.string({ summary: "The branch, tag or commit that the change is compared with.", helpValue: "REF" }),
    format: Flags.option({
      options: ["text", "json", "github"] as const,
      summary: "For people, for programs, or as annotations of a GitHub workflow.",
      default: "text" as const,
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const { checkTree } = await import("../pipeline/check.ts");
    const checked = await checkTree({ ...this.catalog, base: flags.base });
    this.print(await this.render(checked, flags.json ? "json" : flags.format));
    if (checked.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.refused;
  }

  private async render(checked: CheckedTree, format: "text" | "json" | "github"): Promise<string> {
    if (format === "json") return (await import("../report/diagnostics/json.ts")).renderDiagnosticsJson(checked);
    if (format === "github") return (await import("../report/diagnostics/github.ts")).renderDiagnosticsGithub(checked);
    const { renderDiagnosticsText } = await import("../report/diagnostics/text.ts");
    const { readSource } = await import("../pipeline/read-source.ts");
    return renderDiagnosticsText(checked, { color: this.color, sourceOf: (file) => readSource(this.root, file) });
  }
}
