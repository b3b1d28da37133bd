import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { renderFindings } from "../cli/findings.ts";

export class RollbackCommand extends BaseCommand {
  static override summary =
    "Write the files as they were at a revision, for a pull request. The registry is not written.";
  static override description =
    "The files come from Git, byte for byte. Tenants that came later stay: who wants them gone archives them first. Tenants that were removed since stay removed.";
  static override examples = ["<%= config.bin %> rollback --to 41", "<%= config.bin %> rollback --to v1.4.0"];
  static override flags = {
    to: Flags.string({
      summary: "A revision of the registry, or a branch, tag or commit.",
      helpValue: "REVISION",
      required: true,
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(RollbackCommand);
    const { rollBack } = await import("../pipeline/rollback.ts");
    const { checked, ...report } = await rollBack({ ...this.catalog, to: flags.to, registry: () => this.registry });
    const errors = checked.diagnostics.filter(({ severity }) => severity === "error").length;
    if (errors > 0) process.exitCode = exitCodes.refused;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...report, errors });
      return;
    }
    const { renderRollback } = await import("../report/fixes/rollback.ts");
    this.print(renderRollback(report, { color: this.color }));
    if (errors > 0) this.print(await renderFindings(checked));
  }
}
