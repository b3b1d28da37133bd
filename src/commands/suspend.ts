import * as Flags from "@oclif/core/flags";
import { EmergencyCommand, tenantArgs } from "../cli/emergency-command.ts";
import { parseReviewDate } from "../cli/times.ts";

export class Suspend extends EmergencyCommand {
  static override summary = "Stop a tenant now, and hold it there whatever Git says.";
  static override description =
    "Writes a hold, the status, the audit log and the outbox in one transaction, then brings it to the cache and reads it back.";
  static override examples = [
    '<%= config.bin %> suspend legal_dept --reason "leaked key" --incident INC-2041',
    '<%= config.bin %> suspend legal_dept --reason "payment overdue" --review-by 2026-12-01 --yes',
  ];
  static override args = tenantArgs;
  static override flags = {
    incident: Flags.string({ summary: "The incident: an id or a link.", helpValue: "TEXT" }),
    "review-by": Flags.string({ summary: "When somebody has to look at it again: today or later.", helpValue: "DATE" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Suspend);
    const reviewBy = flags["review-by"] === undefined ? undefined : parseReviewDate(flags["review-by"], this.today);
    const input = this.describe(args.id, flags);
    await this.confirmTenant("suspend", args.id, flags.yes);
    const { suspend } = await import("../pipeline/suspend.ts");
    const outcome = await suspend({ ...input, incident: flags.incident, reviewBy });
    this.finish(outcome.delivery);
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...outcome });
      return;
    }
    const { renderSuspension } = await import("../report/tables/emergency.ts");
    this.print(renderSuspension(outcome));
  }
}
