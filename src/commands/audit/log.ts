import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";
import { parseCount, parseTime } from "../../cli/times.ts";

export class AuditLog extends BaseCommand {
  static override summary = "Show who changed what in the registry, newest first.";
  static override examples = [
    "<%= config.bin %> audit log",
    "<%= config.bin %> audit log --tenant legal_dept --since 2026-11-01",
    "<%= config.bin %> audit log --since 7d --json",
  ];
  static override flags = {
    tenant: Flags.string({ summary: "Only this tenant and its holds.", helpValue: "ID" }),
    since: Flags.string({ summary: "Only from this date, time or age (7d, 12h) on.", helpValue: "TIME" }),
    limit: Flags.string({ summary: "The most entries, the newest first; 100 when it is not given.", helpValue: "N" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditLog);
    const since = flags.since === undefined ? {} : { since: parseTime(flags.since, new Date()) };
    const limit = flags.limit === undefined ? 100 : parseCount("--limit", flags.limit);
    const tenant = flags.tenant === undefined ? {} : { tenantId: flags.tenant };
    const { readAuditLog } = await import("../../pipeline/audit.ts");
    const { currency, entries } = await readAuditLog(this.registry, { ...tenant, ...since, limit });
    if (flags.json) {
      this.printJson({ format_version: "1.0", currency, entries });
      return;
    }
    const { renderAudit } = await import("../../report/tables/audit.ts");
    this.print(renderAudit(entries, { currency, color: this.color }));
  }
}
