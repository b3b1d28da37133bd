import * as Args from "@oclif/core/args";
import { EmergencyCommand, reviewFlags } from "../cli/emergency-command.ts";

export class Kill extends EmergencyCommand {
  static override summary = "Switch a flag off for every tenant now, and hold it off whatever Git says.";
  static override description =
    "Tenants that Git adds later do not get it either. One transaction, an entry in the audit log for each tenant that had it.";
  static override examples = ['<%= config.bin %> kill streaming_answers --reason "wrong results" --incident INC-9'];
  static override args = { flag: Args.string({ description: "The flag.", required: true }) };
  static override flags = reviewFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Kill);
    const input = { ...this.basics(flags), ...this.review(flags), flag: args.flag };
    const { previewFlag } = await import("../pipeline/emergency-preview.ts");
    await this.show(flags, () => previewFlag(this.registry, args.flag));
    await this.confirmTenant("switch off", args.flag, flags.yes);
    const { kill } = await import("../pipeline/hold-field.ts");
    const { renderKill } = await import("../report/tables/emergency-holds.ts");
    this.finishHold(await kill(input), flags.json, renderKill);
  }
}
