import * as Args from "@oclif/core/args";
import { BaseCommand } from "../../cli/base-command.ts";

export class TenantsShow extends BaseCommand {
  static override summary = "Show one tenant of the registry: every effective value and where it comes from.";
  static override examples = [
    "<%= config.bin %> tenants show legal_dept",
    "<%= config.bin %> tenants show legal_dept --json",
  ];
  static override args = { id: Args.string({ description: "The tenant.", required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TenantsShow);
    const { showTenant } = await import("../../pipeline/tenants.ts");
    const tenant = await showTenant(this.registry, args.id);
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...tenant });
      return;
    }
    const { renderTenant } = await import("../../report/tables/tenants.ts");
    this.print(renderTenant(tenant, { color: this.color }));
  }
}
