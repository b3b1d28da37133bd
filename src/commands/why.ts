import * as Args from "@oclif/core/args";
import { BaseCommand } from "../cli/base-command.ts";

export class Why extends BaseCommand {
  static override summary = "Say which line of which file gives a tenant a value.";
  static override description =
    "It reads the files alone; `tenantry tenants show` says what is in effect, a suspension by hand included.";
  static override examples = [
    "<%= config.bin %> why legal_dept limits.max_users",
    "<%= config.bin %> why legal_dept features.advanced_analytics --json",
  ];
  static override args = {
    id: Args.string({ description: "The tenant.", required: true }),
    path: Args.string({ description: "The value: status, limits.NAME, features.NAME, flags.NAME, …", required: true }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Why);
    const { explainValue } = await import("../pipeline/why.ts");
    const explanation = await explainValue({ ...this.catalog, id: args.id, path: args.path });
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...explanation });
      return;
    }
    const { renderWhy } = await import("../report/tables/why.ts");
    this.print(renderWhy(explanation));
  }
}
