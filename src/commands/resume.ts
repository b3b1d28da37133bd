import { EmergencyCommand, tenantArgs } from "../cli/emergency-command.ts";

export class Resume extends EmergencyCommand {
  static override summary = "Lift the hold of a suspended tenant: its status becomes what Git last asked for.";
  static override examples = ['<%= config.bin %> resume legal_dept --reason "key rotated"'];
  static override args = tenantArgs;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Resume);
    const input = this.describe(args.id, flags);
    const { previewTenant } = await import("../pipeline/emergency-preview.ts");
    await this.show(flags, () => previewTenant(this.registry, args.id));
    await this.confirmTenant("resume", args.id, flags.yes);
    const { resume } = await import("../pipeline/resume.ts");
    const outcome = await resume(input);
    this.finish(outcome.delivery);
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...outcome });
      return;
    }
    const { renderResumption } = await import("../report/tables/emergency.ts");
    this.print(renderResumption(outcome));
  }
}
