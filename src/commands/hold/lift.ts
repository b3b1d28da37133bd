import * as Args from "@oclif/core/args";
import { EmergencyCommand } from "../../cli/emergency-command.ts";
import { parseHoldName } from "../../cli/hold-name.ts";

export class HoldLift extends EmergencyCommand {
  static override summary = "Lift a hold on a limit, feature or flag: it becomes what Git last asked for.";
  static override examples = [
    '<%= config.bin %> hold lift 7 --reason "import stopped"',
    '<%= config.bin %> hold lift legal_dept limits.max_users --reason "import stopped"',
  ];
  static override args = {
    hold: Args.string({ description: "The number of the hold, or the tenant.", required: true }),
    field: Args.string({ description: "Of a tenant: the field that is held." }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HoldLift);
    const name = parseHoldName(args.hold, args.field);
    await this.confirmTenant("lift the hold", args.hold, flags.yes);
    const { endHold } = await import("../../pipeline/hold-field.ts");
    const { renderHoldLift } = await import("../../report/tables/emergency-holds.ts");
    this.finishHold(await endHold({ ...this.basics(flags), name }), flags.json, renderHoldLift);
  }
}
