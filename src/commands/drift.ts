import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";

export class DriftCommand extends BaseCommand {
  static override summary = "Show what somebody else than sync has written into the registry. Writes nothing.";
  static override description =
    "Compares three sides of every value: what the last sync wrote, what is live, and what Git says now. Open holds are no drift.";
  static override examples = ["<%= config.bin %> drift", "<%= config.bin %> drift --detailed-exitcode --json"];
  static override flags = {
    "detailed-exitcode": Flags.boolean({ summary: "Exit with 2 when there is drift." }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DriftCommand);
    const input = { ...this.catalog, ...this.registry };
    this.progress("Reading the registry…");
    const { findRegistryDrift } = await import("../pipeline/drift.ts");
    const { currency, ...drift } = await findRegistryDrift(input);
    if (flags["detailed-exitcode"] && drift.rows.length + drift.disabled_triggers.length > 0)
      process.exitCode = exitCodes.changesPending;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...drift });
      return;
    }
    const { renderDrift } = await import("../report/tables/drift.ts");
    this.print(renderDrift(drift, { color: this.color, currency }));
  }
}
