import { BaseCommand } from "../cli/base-command.ts";
import { interruptionCode } from "../cli/interruption.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { checkFlags } from "../cli/check-flags.ts";
import { clearScreen } from "../cli/terminal.ts";
import { renderCheck, type CheckFormat } from "../cli/render-check.ts";
import { prepareReportFile } from "../cli/report-file.ts";
import type { CheckInput } from "../pipeline/check.ts";
import type { Judged } from "../pipeline/judge.ts";

type RenderFlags = Readonly<{ json: boolean; format: CheckFormat; "dry-run": boolean }>;

export class Check extends BaseCommand {
  static override summary = "Check the files: schemas, references, dependencies, limits and flags.";
  static override description =
    "Warnings do not fail it. With --base, the whole catalog is judged, and what the change introduces is reported: also what is wrong because a date has passed, in the files that it touches, and safety limits that a sync of it would exceed. " +
    "With --fix, findings whose rule is marked ✦ are mended where that brings no new error; comments and all other lines stay as they are.";
  static override examples = [
    "<%= config.bin %> check",
    "<%= config.bin %> check --base origin/main --format github",
    "<%= config.bin %> check --format sarif --output tenantry.sarif",
    "<%= config.bin %> check --json",
    "<%= config.bin %> check --fix --dry-run",
    "<%= config.bin %> check --watch",
  ];
  static override flags = checkFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(Check);
    const write = flags.output === undefined ? undefined : prepareReportFile(flags.output);
    const input = { ...this.catalog, base: flags.base, history: flags.history };
    if (flags.watch) return this.watch(input, flags);
    const judged = await (await import("../pipeline/judge.ts")).judgeTree(input, flags);
    const text = await this.render(judged, flags, write === undefined && this.color);
    write?.(text);
    this.print(write ? (await import("../report/diagnostics/report.ts")).renderSummary(judged) : text);
    if (judged.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.refused;
  }

  private async watch(input: CheckInput, flags: RenderFlags): Promise<void> {
    const { watchTree } = await import("../pipeline/watch.ts");
    for await (const { checked } of watchTree(input, this.signal)) {
      clearScreen();
      this.print(await this.render({ ...checked, fixes: undefined }, flags, this.color));
    }
    process.exitCode = interruptionCode();
  }

  private async render(judged: Judged, flags: RenderFlags, color: boolean): Promise<string> {
    const { reportContext } = await import("../pipeline/report-context.ts");
    const context = {
      color,
      dryRun: flags["dry-run"],
      program: this.config,
      ...reportContext(this.root, judged),
    };
    return renderCheck(judged, flags.json ? "json" : flags.format, context);
  }
}
