import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";
import { parseTime } from "../../cli/times.ts";
import type { TenantDetail } from "../../model/overview.ts";

export class TenantsShow extends BaseCommand {
  static override summary = "Show one tenant of the registry: every effective value and where it comes from.";
  static override examples = [
    "<%= config.bin %> tenants show legal_dept",
    "<%= config.bin %> tenants show legal_dept --json",
    "<%= config.bin %> tenants show legal_dept --at 2026-10-01T12:00",
  ];
  static override args = { id: Args.string({ description: "The tenant.", required: true }) };
  static override flags = {
    at: Flags.string({
      summary: "As it was then: a time in UTC, or with an offset; rebuilt from the audit log.",
      helpValue: "TIME",
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TenantsShow);
    const tenant = await this.read(args.id, flags.at === undefined ? undefined : parseTime(flags.at, new Date()));
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...tenant });
      return;
    }
    const { renderTenant } = await import("../../report/tables/tenants.ts");
    this.print(renderTenant(tenant, { color: this.color }));
  }

  private async read(id: string, at: string | undefined): Promise<TenantDetail> {
    const { showTenant } = await import("../../pipeline/tenants.ts");
    if (at === undefined) return showTenant(this.registry, id);
    const { showTenantAt } = await import("../../pipeline/audit-log/tenant-at.ts");
    return showTenantAt(this.registry, id, at);
  }
}
