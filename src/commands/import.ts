import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { renderFindings } from "../cli/findings.ts";

export class ImportCommand extends BaseCommand {
  static override summary =
    "Write what the registry holds into the files, for a pull request. The registry is only read.";
  static override description =
    "Rows without a file get one; values that were changed in the registry are edited where they stand, and comments stay. What an open hold explains is left to it.";
  static override examples = [
    "<%= config.bin %> import --dry-run",
    "<%= config.bin %> import tenant.legal_dept tier.gold",
  ];
  static override strict = false;
  static override args = {
    address: Args.string({ description: "Take over these only, such as tenant.acme; without one, all that drifted." }),
  };
  static override flags = {
    all: Flags.boolean({ summary: "Take rows too that a sync wrote and that have no file any more." }),
    overwrite: Flags.boolean({ summary: "Take values too that Git has changed since." }),
    "dry-run": Flags.boolean({ summary: "Print the difference, and write nothing." }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(ImportCommand);
    const { importRegistry } = await import("../pipeline/import/import.ts");
    this.progress("Reading the registry…");
    const { all, overwrite } = flags;
    const input = { addresses: argv.map(String), all, overwrite, dryRun: flags["dry-run"] };
    const { checked, ...report } = await importRegistry({ ...this.catalog, ...this.registry, ...input });
    const errors = checked.diagnostics.filter(({ severity }) => severity === "error").length;
    if (errors > 0) process.exitCode = exitCodes.refused;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...report, left: report.left ?? null, errors });
      return;
    }
    const { renderImport, renderImportDiff } = await import("../report/fixes/import.ts");
    this.print(flags["dry-run"] ? renderImportDiff(report) : renderImport(report, { color: this.color }));
    if (errors > 0) this.print(await renderFindings(checked));
  }
}
