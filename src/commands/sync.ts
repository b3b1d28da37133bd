import { randomUUID } from "node:crypto";
import * as Args from "@oclif/core/args";
import { BaseCommand } from "../cli/base-command.ts";
import { confirm, requireSomebodyToAsk } from "../cli/confirm.ts";
import type { Convergence } from "../model/readers.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { readSelection } from "../cli/flags.ts";
import { parseWait } from "../cli/parse-wait.ts";
import { readNamedFile } from "../cli/read-file.ts";
import { syncFlags } from "../cli/sync-flags.ts";

export class Sync extends BaseCommand {
  static override summary = "Bring the registry and the cache to what the files say: check, plan, apply, deliver.";
  static override description =
    "Everything is applied in one transaction or not at all. On a terminal it asks first; elsewhere it wants --auto-approve. A saved plan (`plan --out`) is applied exactly as it is, without a question, or refused when it would do something else by now. A partial sync (--target, --exclude) leaves the last commit of the registry as it was.";
  static override examples = [
    "<%= config.bin %> sync",
    "<%= config.bin %> sync --dry-run",
    "<%= config.bin %> sync plan.json",
    "<%= config.bin %> sync --auto-approve --actor ann@gcc.example --pr-url https://github.com/gcc/tenants/pull/12",
    '<%= config.bin %> sync --auto-approve --allow "updates=412 yearly uplift"',
  ];
  static override args = { plan: Args.string({ description: "A file that `plan --out` has written." }) };
  static override flags = syncFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Sync);
    const wait = flags["wait-readers"];
    const asks = !flags["auto-approve"] && !flags["dry-run"] && args.plan === undefined;
    if (asks) requireSomebodyToAsk("--auto-approve", flags.json);
    const selection = readSelection(flags);
    const { openPlanFile } = await import("../pipeline/plan-file.ts");
    const file = args.plan;
    const text = file === undefined ? "" : readNamedFile(file, "Make it with `tenantry plan --out FILE`.");
    const saved = file === undefined ? undefined : openPlanFile(text, file, selection);
    const input = { saved, selection, ...this.registry, ...this.cache(flags.cache), ...this.catalog };
    const { renderPlanText } = await import("../report/plan/render-plan-text.ts");
    const { syncProject } = await import("../pipeline/sync.ts");
    this.progress("Reading the registry…");
    const outcome = await syncProject({
      ...input,
      ...{ actor: flags.actor, actorSetting: this.settings.TENANTRY_ACTOR, prUrl: flags["pr-url"] },
      ...{ reason: flags.reason, allow: flags.allow ?? [], allowRollback: flags["allow-rollback"] },
      ...{ dryRun: flags["dry-run"], startedAt: new Date().toISOString(), syncId: randomUUID(), signal: this.signal },
      waitReadersMs: wait === undefined ? undefined : parseWait("--wait-readers", wait),
      onPlan: (plan) => {
        if (!flags.json) this.print(renderPlanText(plan, { color: this.color }));
      },
      ...(asks && { confirm: () => confirm("Apply this plan? Only `yes` does:", "yes") }),
    });
    const late = outcome.delivery?.state === "pending" || hasLateReaders(outcome.readers);
    if (late) process.exitCode = exitCodes.delivery_pending;
    if (flags.json) {
      const { plan, dirty, attribution, applied, delivery, readers } = outcome;
      this.printJson({
        format_version: "1.0",
        plan,
        dirty,
        attribution,
        applied,
        delivery,
        ...(readers && { readers }),
      });
      return;
    }
    const { renderSync } = await import("../report/tables/sync.ts");
    this.print(`\n${renderSync(outcome)}`);
  }
}

function hasLateReaders(readers: Convergence | null): boolean {
  return readers !== null && (readers.missing.length > 0 || readers.error !== undefined);
}
