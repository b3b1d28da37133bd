import { BaseCommand } from "../../cli/base-command.ts";
import { exitCodes } from "../../cli/exit-codes.ts";

export class AuditVerify extends BaseCommand {
  static override summary = "Recompute the chain of the audit log inside the database.";
  static override description =
    "Finds an entry that was altered, added or taken out. A log that was cut off at its end looks whole from inside.";
  static override examples = ["<%= config.bin %> audit verify", "<%= config.bin %> audit verify --json"];

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditVerify);
    this.progress("Recomputing the chain…");
    const { verifyAuditLog } = await import("../../pipeline/audit.ts");
    const verdict = await verifyAuditLog(this.registry);
    if (verdict.bad !== null) process.exitCode = exitCodes.refused;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...verdict });
      return;
    }
    const { renderVerdict } = await import("../../report/tables/audit.ts");
    this.print(renderVerdict(verdict));
  }
}
