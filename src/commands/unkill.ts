import * as Args from "@oclif/core/args";
import { EmergencyCommand } from "../cli/emergency-command.ts";

export class Unkill extends EmergencyCommand {
  static override summary = "Lift the hold of a flag that is off for every tenant: each has it as Git last asked for.";
  static override examples = ['<%= config.bin %> unkill new_ranking --reason "fixed in 4f21c0d"'];
  static override args = { flag: Args.string({ description: "The flag.", required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Unkill);
    const input = { ...this.basics(flags), flag: args.flag };
    const { previewFlag } = await import("../pipeline/emergency-preview.ts");
    await this.show(flags, () => previewFlag(this.registry, args.flag));
    await this.confirmTenant("give back", args.flag, flags.yes);
    const { unkill } = await import("../pipeline/hold-field.ts");
    const { renderUnkill } = await import("../report/tables/emergency-holds.ts");
    this.finishHold(await unkill(input), flags.json, renderUnkill);
  }
}
