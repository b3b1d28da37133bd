import { BaseCommand } from "../cli/base-command.ts";
import { interruptionCode } from "../cli/interruption.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { checkFlags } from "../cli/check-flags.ts";
import { clearScreen } from "../cli/terminal.ts";
import type { CheckFormat } from "../cli/render-check.ts";
import { renderCheck } from "../cli/render-check.ts";
import { prepareReportFile } from "../cli/report-file.ts";
import type { CheckedTree, CheckInput } from "../pipeline/check.ts";
import type { FixReport } from "../pipeline/fix.ts";

interface RenderFlags {
  readonly json: boolean;
  readonly format: CheckFormat;
  readonly "dry-run": boolean;
}

export class Check extends BaseCommand {
  static override summary = "Check the files: schemas, references, dependencies, limits and flags.";
  static override description =
    "Warnings do not fail it. With --base, the whole catalog is judged, and what the change introduces is reported: also what is wrong because a date has passed, in the files that it touches, and safety limits that a sync of it would exceed. " +
    "With --fix, findings whose rule is marked ✦ are mended where that brings no new finding; comments and all other lines stay as they are.";
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
    const code = flags.source && (await import("../pipeline/code-references.ts")).openCodeScan(this.root, flags.source);
    const input = { ...this.catalog, base: flags.base, history: flags.history, code };
    if (flags.watch) return this.watch(input, flags);
    const fixes = flags.fix ? await this.fix(input, flags["dry-run"]) : undefined;
    const checked = fixes?.checked ?? (await this.check(input, flags.all));
    const text = await this.render({ ...checked, fixes }, flags, write === undefined && this.color);
    if (write === undefined) this.print(text);
    else {
      write(text);
      this.print((await import("../report/diagnostics/report.ts")).renderSummary(checked));
    }
    if (checked.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = exitCodes.refused;
  }

  private async watch(input: CheckInput, flags: RenderFlags): Promise<void> {
    const { watchTree } = await import("../pipeline/watch.ts");
    for await (const { checked } of watchTree(input, this.signal)) {
      clearScreen();
      this.print(await this.render({ ...checked, fixes: undefined }, flags, this.color));
    }
    process.exitCode = interruptionCode();
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
    report: CheckedTree & { readonly fixes: FixReport | undefined },
    flags: RenderFlags,
    color: boolean,
  ): Promise<string> {
    const { reportContext } = await import("../pipeline/report-context.ts");
    const { version, root } = this.config;
    const context = {
      color,
      dryRun: flags["dry-run"],
      program: { version, root },
      ...reportContext(this.root, report),
    };
    return renderCheck(report, flags.json ? "json" : flags.format, context);
  }
}
