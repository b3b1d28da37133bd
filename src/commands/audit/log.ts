import * as Flags from "@oclif/core/flags";
import { auditFilterFlags, readAuditFilter } from "../../cli/audit-filter.ts";
import { BaseCommand } from "../../cli/base-command.ts";

export class AuditLog extends BaseCommand {
  static override summary = "Show who changed what in the registry, newest first.";
  static override description =
    "An actor that only the writer itself names is marked as asserted, and a write that names nobody as direct. In CSV, text that a spreadsheet would take for a formula (it begins with =, +, - or @) gets a leading apostrophe.";
  static override examples = [
    "<%= config.bin %> audit log",
    "<%= config.bin %> audit log --tenant legal_dept --since 2026-11-01",
    "<%= config.bin %> audit log --field limits.max_users --pr 42",
    "<%= config.bin %> audit log --action suspended --action resumed --since 7d --json",
    "<%= config.bin %> audit log --actor ann@gcc.example --limit 100000 --format csv",
  ];
  static override flags = {
    ...auditFilterFlags,
    format: Flags.option({
      options: ["table", "csv"] as const,
      summary: "The form of the output.",
      default: "table" as const,
      exclusive: ["json"],
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditLog);
    const filter = readAuditFilter(flags, new Date());
    const { auditAsCsv, auditAsJson, auditAsTable } = await import("../../cli/render-audit.ts");
    const { readAuditLog } = await import("../../pipeline/audit.ts");
    const render = flags.json ? auditAsJson : flags.format === "csv" ? auditAsCsv : auditAsTable;
    const output = { limit: filter.limit, color: this.color };
    await readAuditLog(this.registry, filter, (pages, currency) =>
      this.printPieces(render(pages, { ...output, currency })),
    );
  }
}
