import { randomUUID } from "node:crypto";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { confirm, requireSomebodyToAsk } from "../cli/confirm.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { actorFlag, cacheFlag } from "../cli/flags.ts";

export class Sync extends BaseCommand {
  static override summary = "Bring the registry and the cache to what the files say: check, plan, apply, deliver.";
  static override description =
    "Everything is applied in one transaction or not at all. On a terminal it asks first; elsewhere it wants --auto-approve.";
  static override examples = [
    "<%= config.bin %> sync",
    "<%= config.bin %> sync --dry-run",
    "<%= config.bin %> sync --auto-approve --actor ann@gcc.example --pr-url https://github.com/gcc/tenants/pull/12",
    '<%= config.bin %> sync --auto-approve --allow "updates=412 yearly uplift"',
  ];
  static override flags = {
    "auto-approve": Flags.boolean({ summary: "Apply the plan without asking." }),
    "dry-run": Flags.boolean({ summary: "End with the plan." }),
    actor: actorFlag,
    "pr-url": Flags.string({ summary: "The pull request; else as the commit's message says.", helpValue: "URL" }),
    reason: Flags.string({ summary: "Why, for the audit log.", helpValue: "TEXT" }),
    allow: Flags.string({
      summary:
        "Lift a safety limit for so many tenants: `KEY=COUNT why`, where KEY is updates, removals, suspensions, resumptions, features or flags; may be repeated.",
      helpValue: "TEXT",
      multiple: true,
    }),
    "allow-rollback": Flags.boolean({ summary: "Take a commit that does not descend from the last one." }),
    cache: cacheFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Sync);
    const asks = !flags["auto-approve"] && !flags["dry-run"];
    if (asks) requireSomebodyToAsk("--auto-approve", flags.json);
    const input = { ...this.registry, ...this.cache(flags.cache), ...this.catalog };
    const { renderPlanText } = await import("../report/plan/render-plan-text.ts");
    const { syncProject } = await import("../pipeline/sync.ts");
    this.progress("Reading the registry…");
    const outcome = await syncProject({
      ...input,
      ...{ actor: flags.actor, actorSetting: this.settings.TENANTRY_ACTOR, prUrl: flags["pr-url"] },
      ...{ reason: flags.reason, allow: flags.allow ?? [], allowRollback: flags["allow-rollback"] },
      ...{ dryRun: flags["dry-run"], startedAt: new Date().toISOString(), syncId: randomUUID(), signal: this.signal },
      onPlan: (plan) => {
        if (!flags.json) this.print(renderPlanText(plan, { color: this.color }));
      },
      ...(asks && { confirm: () => confirm("Apply this plan? Only `yes` does:", "yes") }),
    });
    if (outcome.delivery?.state === "pending") process.exitCode = exitCodes.delivery_pending;
    if (flags.json) {
      const { plan, dirty, attribution, applied, delivery } = outcome;
      this.printJson({ format_version: "1.0", plan, dirty, attribution, applied, delivery });
      return;
    }
    const { renderSync } = await import("../report/tables/sync.ts");
    this.print(`\n${renderSync(outcome)}`);
  }
}
