import * as Flags from "@oclif/core/flags";
import { archiveOf } from "../../cli/archive-flags.ts";
import { BaseCommand } from "../../cli/base-command.ts";
import { exitCodes } from "../../cli/exit-codes.ts";
import type { ChainVerdict } from "../../model/audit-verdict.ts";

export class AuditVerify extends BaseCommand {
  static override summary =
    "Recompute the chain of the audit log, and name the first entry that is not what was sealed.";
  static override description =
    "All digests are computed here, from the texts that were hashed: the database only hands them over. A log that was cut off at its end and set back looks whole from inside: --exports compares it with what was exported.";
  static override examples = [
    "<%= config.bin %> audit verify",
    "<%= config.bin %> audit verify --json",
    "<%= config.bin %> audit verify --exports s3://acme-audit/production --key tenantry-checkpoint+1a2b3c4d+AbC…=",
  ];
  static override flags = {
    exports: Flags.string({
      summary: "Compare it with the exports in this folder or s3://bucket/prefix.",
      helpValue: "PLACE",
    }),
    key: Flags.string({
      summary: "A verifier key, as `keygen` printed it: every checkpoint must be signed by one; may be repeated.",
      helpValue: "KEY",
      multiple: true,
      dependsOn: ["exports"],
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AuditVerify);
    this.progress("Recomputing the chain…");
    const { renderProgress, renderVerdict } = await import("../../report/tables/verdict.ts");
    const onProgress = (rows: number, of: number) => this.progress(renderProgress("Recomputing the chain", rows, of));
    const verdict = await this.verify(flags, onProgress);
    const isWhole = verdict.bad === null && verdict.disabled_triggers.length === 0;
    if (!isWhole || (verdict.exports?.bad ?? null) !== null) process.exitCode = exitCodes.refused;
    if (flags.json) this.printJson({ format_version: "1.0", ...verdict });
    else this.print(renderVerdict(verdict));
  }

  private async verify(
    { exports: place, key = [] }: { readonly exports?: string | undefined; readonly key?: string[] | undefined },
    onProgress: (rows: number, ofRows: number) => void,
  ): Promise<ChainVerdict> {
    if (place === undefined)
      return (await import("../../pipeline/audit-verify.ts")).verifyAuditLog(this.registry, { onProgress });
    const { compareAuditLog } = await import("../../pipeline/audit-compare.ts");
    const { renderExportProgress } = await import("../../report/tables/audit-export.ts");
    const onExportProgress = (rows: number) => this.progress(renderExportProgress("Reading the exports", rows));
    const archive = archiveOf(this.settings, place);
    return compareAuditLog({ ...this.registry, archive, keys: key, onExportProgress }, { onProgress });
  }
}
