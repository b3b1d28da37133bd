import * as Flags from "@oclif/core/flags";
import * as Args from "@oclif/core/args";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";

export class Fmt extends BaseCommand {
  static override summary = "Write the files in canonical form.";
  static override description =
    "Comments stay with what they are about, and values as they are written. A file that cannot be read is left alone, " +
    "and the exit code is 1.";
  static override examples = [
    "<%= config.bin %> fmt",
    "<%= config.bin %> fmt tenants flags/new_chunking.yaml",
    "<%= config.bin %> fmt --check",
  ];
  static override strict = false;
  static override args = {
    path: Args.string({ description: "Files and folders of the catalog; without any, all of it." }),
  };
  static override flags = {
    check: Flags.boolean({ summary: "Write nothing; list what is not in canonical form, with exit code 1." }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Fmt);
    const { formatTree } = await import("../pipeline/format.ts");
    const report = formatTree({ root: this.root, paths: argv.map(String), checkOnly: flags.check });
    const { changed, left, filesRead } = report;
    if (flags.json) this.printJson({ format_version: "1.0", check: flags.check, changed, left, files_read: filesRead });
    else {
      const { renderFormatText } = await import("../report/fixes/format.ts");
      this.print(renderFormatText(report, { color: this.color }));
    }
    if (left.length > 0 || (flags.check && changed.length > 0)) process.exitCode = exitCodes.refused;
  }
}
