import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { readSelection, selectionFlags } from "../cli/flags.ts";
import { prepareReportFile } from "../cli/report-file.ts";
import type { Selection } from "../model/plan.ts";
import { changesNothing } from "../model/plan.ts";

export class PlanCommand extends BaseCommand {
  static override summary = "Show what a sync would change. Writes nothing.";
  static override description =
    "Compares the files with the registry, read in one snapshot by a role that cannot write; with --base, with the files of a commit, without any database.";
  static override examples = [
    "<%= config.bin %> plan",
    "<%= config.bin %> plan --base origin/main",
    "<%= config.bin %> plan --detailed-exitcode --json",
    "<%= config.bin %> plan --out plan.json && <%= config.bin %> sync plan.json",
    "<%= config.bin %> plan --target tenant.legal_dept",
  ];
  static override flags = {
    base: Flags.string({ summary: "Compare with this branch, tag or commit instead.", helpValue: "REF" }),
    out: Flags.string({
      summary: "Write the plan into a file too, for `sync FILE`.",
      helpValue: "FILE",
      exclusive: ["base"],
    }),
    ...selectionFlags,
    "detailed-exitcode": Flags.boolean({ summary: "Exit with 2 when there are changes." }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(PlanCommand);
    const write = flags.out === undefined ? undefined : prepareReportFile(flags.out, "--out");
    const plan = await this.plan(flags.base, readSelection(flags));
    if (write !== undefined) {
      const { formatPlanFile } = await import("../pipeline/plan-file.ts");
      write(formatPlanFile(plan));
    }
    if (flags["detailed-exitcode"] && !changesNothing(plan)) process.exitCode = exitCodes.changesPending;
    if (flags.json) {
      this.printJson(plan);
      return;
    }
    const { renderPlanText } = await import("../report/plan/render-plan-text.ts");
    this.print(renderPlanText(plan, { color: this.color }));
  }

  private async plan(baseRef: string | undefined, selection: Selection | undefined) {
    const input = { ...this.catalog, selection };
    if (baseRef !== undefined) {
      const { planBetween } = await import("../pipeline/plan.ts");
      return (await planBetween({ ...input, baseRef })).plan;
    }
    const registry = this.registry;
    this.progress("Reading the registry…");
    const { planRegistry } = await import("../pipeline/plan-registry.ts");
    return (await planRegistry({ ...input, ...registry })).plan;
  }
}
