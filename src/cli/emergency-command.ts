import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import type { DeliveryResult } from "../model/sync.ts";
import { BaseCommand } from "./base-command.ts";
import { confirm, requireSomebodyToAsk } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { actorFlag, cacheFlag } from "./flags.ts";

/** Of both commands; oclif does not look for arguments in a base class. */
export const tenantArgs = { id: Args.string({ description: "The tenant.", required: true }) };

/** What `suspend` and `resume` have in common: a tenant, a reason, and a question before anything is written. */
export abstract class EmergencyCommand extends BaseCommand {
  static override baseFlags = {
    ...BaseCommand.baseFlags,
    reason: Flags.string({ summary: "Why, for the audit log.", helpValue: "TEXT", required: true }),
    actor: actorFlag,
    cache: cacheFlag,
    yes: Flags.boolean({ summary: "Go ahead without asking." }),
  };

  /** Asks for the tenant's id to be typed, unless `--yes` is given. */
  protected async confirmTenant(verb: string, id: string, yes: boolean): Promise<void> {
    if (yes) return;
    requireSomebodyToAsk("--yes", false);
    await confirm(`To ${verb} ${id}, type its id:`, id);
  }

  protected describe(id: string, flags: EmergencyFlags) {
    return {
      ...this.registry,
      ...this.cache(flags.cache),
      root: this.root,
      tenantId: id,
      reason: flags.reason,
      actor: flags.actor,
      actorSetting: this.settings.TENANTRY_ACTOR,
      now: new Date().toISOString(),
      signal: this.signal,
    };
  }

  protected finish(delivery: DeliveryResult): void {
    if (delivery.state === "pending") process.exitCode = exitCodes.delivery_pending;
  }
}

interface EmergencyFlags {
  readonly reason: string;
  readonly actor: string | undefined;
  readonly cache: "redis" | "none" | undefined;
}
