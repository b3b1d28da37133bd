import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";
import { exitCodes } from "../../cli/exit-codes.ts";
import { isOverdue, isTurnedDown } from "../../model/overdue.ts";

export class HoldList extends BaseCommand {
  static override summary = "List the emergency holds that sync respects.";
  static override examples = ["<%= config.bin %> hold list", "<%= config.bin %> hold list --overdue --json"];
  static override flags = {
    all: Flags.boolean({ summary: "Those that are closed too." }),
    overdue: Flags.boolean({
      summary: "Those whose review has passed or whose pull request was closed unmerged; exit 6 when there are any.",
      exclusive: ["all"],
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(HoldList);
    const { listHolds } = await import("../../pipeline/holds.ts");
    const now = new Date();
    const found = await listHolds(this.registry, flags.all);
    const holds = flags.overdue ? found.filter((hold) => isOverdue(hold, now) || isTurnedDown(hold)) : found;
    if (flags.overdue && holds.length > 0) process.exitCode = exitCodes.holdsOverdue;
    if (flags.json) {
      this.printJson({ format_version: "1.0", holds });
      return;
    }
    const { renderHolds } = await import("../../report/tables/holds.ts");
    this.print(renderHolds(holds, { color: this.color, now, none: flags.overdue ? "No hold is overdue." : undefined }));
  }
}
