import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import type { DateText } from "../model/clock.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { DeliveryResult, HoldOutcome } from "../model/sync.ts";
import type { AudiencePreview, TenantPreview } from "../model/preview.ts";
import { BaseCommand } from "./base-command.ts";
import { confirm, requireSomebodyToAsk } from "./confirm.ts";
import { exitCodes } from "./exit-codes.ts";
import { actorFlag, cacheFlag } from "./flags.ts";
import { journalFolder } from "./journal-folder.ts";
import { redact } from "./redact.ts";
import type { Secret } from "./secrets.ts";
import { readSecret } from "./secrets.ts";
import { parseReview } from "./times.ts";

/** Of both commands; oclif does not look for arguments in a base class. */
export const tenantArgs = { id: Args.string({ description: "The tenant.", required: true }) };

/** When somebody looks at a hold again; of each command that sets one. */
export const reviewFlags = {
  incident: Flags.string({ summary: "The incident: an id or a link.", helpValue: "TEXT" }),
  "review-by": Flags.string({
    summary: "When somebody has to look at it again: a day from today on, or in so long (24h, 7d).",
    helpValue: "WHEN",
  }),
};

/** What all emergencies have in common: a reason, and a question before anything is written. */
export abstract class EmergencyCommand extends BaseCommand {
  static override baseFlags = {
    ...BaseCommand.baseFlags,
    reason: Flags.string({ summary: "Why, for the audit log.", helpValue: "TEXT", required: true }),
    actor: actorFlag,
    cache: cacheFlag,
    yes: Flags.boolean({ summary: "Go ahead without asking." }),
  };

  /** Says whom it is about: where somebody is asked, else above what was done. Nothing with `--json`. */
  protected async show(
    { json, yes }: { readonly json: boolean; readonly yes: boolean },
    look: () => Promise<TenantPreview | AudiencePreview | undefined>,
  ): Promise<void> {
    if (json) return;
    const preview = await look();
    if (preview === undefined) return;
    const { renderPreview } = await import("../report/tables/preview.ts");
    if (yes) this.print(renderPreview(preview));
    else process.stderr.write(redact(renderPreview(preview)));
  }

  /** Asks for the id of what is about to be changed to be typed, unless `--yes` is given. */
  protected async confirmTenant(verb: string, id: string, yes: boolean): Promise<void> {
    if (yes) return;
    requireSomebodyToAsk("--yes", false);
    await confirm(`To ${verb} ${id}, type its id:`, id);
  }

  protected describe(id: string, flags: EmergencyFlags) {
    return { ...this.basics(flags), tenantId: id };
  }

  protected review(flags: ReviewFlags): ReviewInput {
    const { incident, "review-by": text } = flags;
    return { incident, ...(text !== undefined && parseReview(text, new Date())) };
  }

  protected basics(flags: EmergencyFlags) {
    return {
      ...this.registry,
      ...this.cache(flags.cache),
      root: this.root,
      reason: flags.reason,
      actor: flags.actor,
      actorSetting: this.settings.TENANTRY_ACTOR,
      now: new Date().toISOString(),
      signal: this.signal,
    };
  }

  /** Prints what a hold did, and ends with what its delivery says. */
  protected finishHold(outcome: HoldOutcome, json: boolean, render: (outcome: HoldOutcome) => string): void {
    this.finish(outcome.delivery);
    if (json) this.printJson({ format_version: "1.0", ...outcome });
    else this.print(render(outcome));
  }

  /** Who may suspend while PostgreSQL is down. */
  protected get operator() {
    return { operatorKey: this.operatorKey(), journalFolder: journalFolder() };
  }

  /** A key that cannot be read must not hold up an emergency that does not need it. */
  private operatorKey(): Secret | OperationalError | undefined {
    try {
      return readSecret(this.settings, "TENANTRY_OPERATOR_KEY");
    } catch (error) {
      if (error instanceof OperationalError) return error;
      throw error;
    }
  }

  /** Undefined for what is only journalled: that is pending too. */
  protected finish(delivery: DeliveryResult | undefined): void {
    if (delivery === undefined || delivery.state === "pending") process.exitCode = exitCodes.delivery_pending;
  }
}

interface ReviewFlags {
  readonly incident: string | undefined;
  readonly "review-by": string | undefined;
}

interface ReviewInput {
  readonly incident: string | undefined;
  readonly reviewBy?: DateText;
  readonly reviewAt?: string;
}

interface EmergencyFlags {
  readonly reason: string;
  readonly actor: string | undefined;
  readonly cache: "redis" | "none" | undefined;
}
