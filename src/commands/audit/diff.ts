import * as Args from "@oclif/core/args";
import { BaseCommand } from "../../cli/base-command.ts";
import { parsePoint } from "../../cli/times.ts";

const description = "A time (UTC, or with an offset), the id of a sync, or a revision of the registry.";

export class AuditDiff extends BaseCommand {
  static override summary = "Show what was other in one state of the registry than in another.";
  static override description =
    "Both are rebuilt from the audit log. The second may be the older one: the difference is then told backwards.";
  static override examples = [
    "<%= config.bin %> audit diff 2026-10-01T12:00 2026-11-01",
    "<%= config.bin %> audit diff 7 9",
    "<%= config.bin %> audit diff 24h 0m --json",
  ];
  static override args = {
    from: Args.string({ description, required: true }),
    to: Args.string({ description, required: true }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuditDiff);
    const now = new Date();
    const { diffRegistry } = await import("../../pipeline/audit-log/diff.ts");
    const diff = await diffRegistry(this.registry, [parsePoint(args.from, now), parsePoint(args.to, now)]);
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...diff });
      return;
    }
    const { renderAuditDiff } = await import("../../report/audit/diff.ts");
    this.print(renderAuditDiff(diff, { color: this.color }));
  }
}
