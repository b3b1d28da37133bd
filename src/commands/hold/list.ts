import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";

export class HoldList extends BaseCommand {
  static override summary = "List the emergency holds that sync respects.";
  static override examples = ["<%= config.bin %> hold list", "<%= config.bin %> hold list --all --json"];
  static override flags = { all: Flags.boolean({ summary: "Those that are closed too." }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(HoldList);
    const { listHolds } = await import("../../pipeline/holds.ts");
    const holds = await listHolds(this.registry, flags.all);
    if (flags.json) {
      this.printJson({ format_version: "1.0", holds });
      return;
    }
    const { renderHolds } = await import("../../report/tables/holds.ts");
    this.print(renderHolds(holds, { color: this.color }));
  }
}
