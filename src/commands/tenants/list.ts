import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";

const statuses = ["provisioning", "active", "suspended", "offboarding", "archived"] as const;

export class TenantsList extends BaseCommand {
  static override summary = "List the tenants of the registry.";
  static override examples = [
    "<%= config.bin %> tenants list",
    "<%= config.bin %> tenants list --tier platinum --status active",
    "<%= config.bin %> tenants list --json",
  ];
  static override flags = {
    tier: Flags.string({ summary: "Only those of a tier.", helpValue: "TIER" }),
    status: Flags.option({ options: statuses, summary: "Only those with a status." })(),
    region: Flags.string({ summary: "Only those of a region.", helpValue: "REGION" }),
    owner: Flags.string({ summary: "Only those of an owner.", helpValue: "EMAIL" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(TenantsList);
    const { listTenants } = await import("../../pipeline/tenants.ts");
    const { currency, tenants } = await listTenants(this.registry, flags);
    if (flags.json) {
      this.printJson({ format_version: "1.0", currency, tenants });
      return;
    }
    const { renderTenants } = await import("../../report/tables/tenants.ts");
    this.print(renderTenants(tenants, { currency, color: this.color }));
  }
}
