import * as Args from "@oclif/core/args";
import { BaseCommand } from "../../cli/base-command.ts";
import { parseHoldId } from "../../cli/hold-name.ts";

export class HoldShow extends BaseCommand {
  static override summary = "Show one hold: what it holds, since when, why, and what Git asks for.";
  static override examples = ["<%= config.bin %> hold show 7"];
  static override args = { hold: Args.string({ description: "The number of the hold.", required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HoldShow);
    const { showHold } = await import("../../pipeline/holds.ts");
    const shown = await showHold(this.registry, parseHoldId(args.hold));
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...shown });
      return;
    }
    const { renderHold } = await import("../../report/tables/holds.ts");
    this.print(renderHold(shown, { color: this.color }));
  }
}
