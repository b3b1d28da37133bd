import * as Args from "@oclif/core/args";
import { BaseCommand } from "../../cli/base-command.ts";

export class AuditBlame extends BaseCommand {
  static override summary = "Show who set each effective value of a tenant, when, and with which pull request.";
  static override description =
    "It is read from the audit log. What a tier, feature or flag brought is told of the sync that wrote the tenant.";
  static override examples = [
    "<%= config.bin %> audit blame legal_dept",
    "<%= config.bin %> audit blame legal_dept limits.max_users",
    "<%= config.bin %> audit blame legal_dept limits --json",
  ];
  static override args = {
    tenant: Args.string({ description: "The tenant.", required: true }),
    path: Args.string({ description: "Only this value, or those below it." }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AuditBlame);
    const { blameTenant } = await import("../../pipeline/audit-log/blame.ts");
    const blame = await blameTenant(this.registry, args.tenant, args.path);
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...blame });
      return;
    }
    const { renderBlame } = await import("../../report/tables/blame.ts");
    this.print(renderBlame(blame, { color: this.color }));
  }
}
