import { BaseCommand } from "../../cli/base-command.ts";
import { exitCodes } from "../../cli/exit-codes.ts";

export class AuditVerify extends BaseCommand {
  static override summary =
    "Recompute the chain of the audit log, and name the first entry that is not what was sealed.";
  static override description =
    "All digests are computed here, from the texts that were hashed: the database only hands them over. A log that was cut off at its end and set back looks whole from inside.";
  static override examples = ["<%= config.bin %> audit verify", "<%= config.bin %> audit verify --json"];

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditVerify);
    this.progress("Recomputing the chain…");
    const { verifyAuditLog } = await import("../../pipeline/audit-verify.ts");
    const { renderProgress, renderVerdict } = await import("../../report/tables/verdict.ts");
    const onProgress = (rows: number, of: number) => this.progress(renderProgress("Recomputing the chain", rows, of));
    const verdict = await verifyAuditLog(this.registry, { onProgress });
    if (verdict.bad !== null) process.exitCode = exitCodes.refused;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...verdict });
      return;
    }
    this.print(renderVerdict(verdict));
  }
}
