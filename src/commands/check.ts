import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import type { CheckedTree, CheckInput } from "../pipeline/check.ts";
import type { FixReport } from "../pipeline/fix.ts";

export class Check extends BaseCommand {
  static override summary = "Check the files: schemas, references, dependencies, limits and flags.";
  static override description =
    "Warnings do not fail it. With --base, the whole catalog is judged, and what the change introduces is reported: also what is wrong because a date has passed, in the files that it touches, and safety limits that a sync of it would exceed. " +
    "With --fix, findings whose rule is marked ✦ are mended where that brings no new finding; comments and all other lines stay as they are.";
  static override examples = [
    "<%= config.bin %> check",
    "<%= config.bin %> check --base origin/main --format github",
    "<%= config.bin %> check --json",
    "<%= config.bin %> check --fix --dry-run",
  ];
  static override flags = {
    base: Flags.string({ summary: "The branch, tag or commit that the change is compared with.", helpValue: "REF" }),
    all: Flags.boolean({ summary: "With --base: report also what was wrong before.", dependsOn: ["base"] }),
    history: Flags.boolean({
      summary: "Judge also what Git history says of the flags; --no-history leaves it out.",
      default: true,
      allowNo: true,
    }),
    fix: Flags.boolean({ summary: "Mend what can be mended, and print what is left." }),
    "dry-run": Flags.boolean({ summary: "With --fix: print what would change as a diff.", dependsOn: ["fix"] }),
    format: Flags.option({
      options: ["text", "json", "github"] as const,
      summary: "For people, for programs, or as annotations of a GitHub workflow.",
      default: "text" as const,
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const input = { ...this.catalog, base: flags.base, history: flags.history };
    const fixes = flags.fix ? await this.fix(input, flags["dry-run"]) : undefined;
    const checked = fixes?.checked ?? (await this.check(input, flags.all));
    const format = flags.json ? "json" : flags.format;
    const { renderFixesDiff, renderFixesText } = await import("../report/fixes/text.ts");
    if (fixes && flags["dry-run"] && format === "text") this.print(renderFixesDiff(fixes));
    else {
      if (fixes && format === "text") this.print(renderFixesText(fixes, { color: this.color }));
      this.print(await this.render({ ...checked, fixes }, format));
    }
    if (checked.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.refused;
  }

  private async check(input: CheckInput, all: boolean): Promise<CheckedTree> {
    if (input.base === undefined) return (await import("../pipeline/check.ts")).checkTree(input);
    const { checkChange, selectIntroduced } = await import("../pipeline/check-change.ts");
    const checked = await checkChange({ ...input, base: input.base });
    return all ? checked : selectIntroduced(checked);
  }

  private async fix(input: CheckInput, dryRun: boolean): Promise<FixReport> {
    const { fixTree } = await import("../pipeline/fix.ts");
    return fixTree(input, dryRun);
  }

  private async render(
    checked: CheckedTree & { fixes: FixReport | undefined },
    format: "text" | "json" | "github",
  ): Promise<string> {
    if (format === "json") return (await import("../report/diagnostics/json.ts")).renderDiagnosticsJson(checked);
    if (format === "github") return (await import("../report/diagnostics/github.ts")).renderDiagnosticsGithub(checked);
    const { renderDiagnosticsText } = await import("../report/diagnostics/text.ts");
    const { readSource } = await import("../pipeline/read-source.ts");
    return renderDiagnosticsText(checked, { color: this.color, sourceOf: (file) => readSource(this.root, file) });
  }
}
