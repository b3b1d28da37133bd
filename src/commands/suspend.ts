import { EmergencyCommand, reviewFlags, tenantArgs } from "../cli/emergency-command.ts";

export class Suspend extends EmergencyCommand {
  static override summary = "Stop a tenant now, and hold it there whatever Git says.";
  static override description =
    "Writes a hold, the status, the audit log and the outbox in one transaction, then brings it to the cache and reads it back.";
  static override examples = [
    '<%= config.bin %> suspend legal_dept --reason "leaked key" --incident INC-2041',
    '<%= config.bin %> suspend legal_dept --reason "payment overdue" --review-by 24h --yes',
  ];
  static override args = tenantArgs;
  static override flags = reviewFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Suspend);
    const input = { ...this.review(flags), ...this.describe(args.id, flags) };
    const { previewAnyway, suspendAnyway } = await import("../pipeline/suspend-anyway.ts");
    const { operator } = this;
    await this.show(flags, () => previewAnyway(this.registry, args.id, operator));
    await this.confirmTenant("suspend", args.id, flags.yes);
    const outcome = await suspendAnyway({ ...input, ...operator });
    this.finish("journal" in outcome ? undefined : outcome.delivery);
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...outcome });
      return;
    }
    if ("journal" in outcome) {
      const { renderJournalled } = await import("../report/tables/journal.ts");
      this.print(renderJournalled(outcome));
      return;
    }
    const { renderSuspension } = await import("../report/tables/emergency.ts");
    this.print(renderSuspension(outcome));
  }
}
