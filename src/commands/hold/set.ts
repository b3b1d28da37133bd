import * as Args from "@oclif/core/args";
import { EmergencyCommand, reviewFlags } from "../../cli/emergency-command.ts";
import { parseHeldPath, parseHeldValue } from "../../model/held-value.ts";

export class HoldSet extends EmergencyCommand {
  static override summary =
    "Give one limit, feature or flag of a tenant another value now, and hold it whatever Git says.";
  static override description =
    "Everything else of the tenant is synced as before. For the status there is `suspend`, for a flag of all tenants `kill`.";
  static override examples = [
    '<%= config.bin %> hold set legal_dept limits.max_users 50 --reason "runaway import" --review-by 24h',
    '<%= config.bin %> hold set legal_dept features.premium_storage false --reason "data leak" --incident INC-7',
  ];
  static override args = {
    id: Args.string({ description: "The tenant.", required: true }),
    field: Args.string({ description: "limits.NAME, features.NAME or flags.NAME.", required: true }),
    value: Args.string({
      description: "A whole number or unlimited for a limit; true or false for a feature or flag.",
      required: true,
    }),
  };
  static override flags = reviewFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(HoldSet);
    const { id, field } = args;
    const value = parseHeldValue(parseHeldPath(field), args.value);
    const input = { ...this.describe(id, flags), ...this.review(flags), field, value };
    const { previewTenant } = await import("../../pipeline/emergency-preview.ts");
    await this.show(flags, () => previewTenant(this.registry, id, value === true ? undefined : field));
    await this.confirmTenant(`hold ${field} of`, id, flags.yes);
    const { holdField } = await import("../../pipeline/hold-field.ts");
    const { renderHoldSet } = await import("../../report/tables/emergency-holds.ts");
    this.finishHold(await holdField(input), flags.json, renderHoldSet);
  }
}
