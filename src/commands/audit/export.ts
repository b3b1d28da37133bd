import * as Flags from "@oclif/core/flags";
import { archiveOf, lockFlags, lockOf, pseudonymKeyOf } from "../../cli/archive-flags.ts";
import { BaseCommand } from "../../cli/base-command.ts";
import { readSecret } from "../../cli/secrets.ts";

export class AuditExport extends BaseCommand {
  static override summary = "Copy what is new in the audit log to a folder or a bucket, with a checkpoint.";
  static override description =
    "Each file has whole transactions as JSON Lines and goes on where the last export ended; nothing is overwritten. Checkpoints are signed with TENANTRY_CHECKPOINT_KEY (or the file in TENANTRY_CHECKPOINT_KEY_FILE) where one is set. Buckets are reached with the usual AWS variables.";
  static override examples = [
    "<%= config.bin %> audit export --to /mnt/audit",
    "<%= config.bin %> audit export --to s3://acme-audit/production --object-lock compliance --retain-years 7",
  ];
  static override flags = {
    to: Flags.string({ summary: "A folder that exists, or s3://bucket/prefix.", helpValue: "PLACE", required: true }),
    pseudonymise: Flags.boolean({
      summary:
        "Write pseudonyms instead of e-mail addresses; needs TENANTRY_PSEUDONYM_KEY or its _FILE. policy.audit.pseudonymise says it for every export.",
    }),
    ...lockFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditExport);
    const { readExportPolicy } = await import("../../pipeline/export-policy.ts");
    const policy = readExportPolicy(this.root);
    const pseudonymKey = flags.pseudonymise || policy?.pseudonymise ? pseudonymKeyOf(this.settings) : undefined;
    const key = readSecret(this.settings, "TENANTRY_CHECKPOINT_KEY");
    const lock = lockOf(flags, policy?.object_lock ?? null, new Date());
    const archive = archiveOf(this.settings, flags.to, lock);
    const { exportAuditLog } = await import("../../pipeline/audit-export.ts");
    const { renderExport, renderExportProgress } = await import("../../report/tables/audit-export.ts");
    this.progress("Exporting the audit log…");
    const onProgress = (rows: number) => this.progress(renderExportProgress("Exporting the audit log", rows));
    const report = await exportAuditLog({ ...this.registry, archive, key, pseudonymKey, onProgress });
    const rules = { policy, object_lock: lock ?? null };
    if (flags.json) this.printJson({ format_version: "1.0", ...report, ...rules });
    else this.print(renderExport(report, rules));
  }
}
