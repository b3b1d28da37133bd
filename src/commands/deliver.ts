import type { Interfaces } from "@oclif/core";
import { BaseCommand } from "../cli/base-command.ts";
import { deliverFlags } from "../cli/deliver-flags.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { githubAccess } from "../cli/github-access.ts";
import { openStateFile } from "../cli/state-file.ts";
import type { WatchedDelivery } from "../model/watched-delivery.ts";
import type { WriteBackResult } from "../model/write-back.ts";

type DeliverFlags = Interfaces.InferredFlags<typeof deliverFlags> & { readonly json: boolean };

export class Deliver extends BaseCommand {
  static override summary = "Tell the cache of every change that it has not learned of yet.";
  static override description =
    "Safe to run at any time, also beside a sync. What cannot be delivered waits for the next run. With --watch it looks twice a second, also whether Redis has lost anything; several may run at once.";
  static override examples = [
    "<%= config.bin %> deliver",
    "<%= config.bin %> deliver --json",
    "<%= config.bin %> deliver --watch --health-file /run/tenantry/health.json",
  ];
  static override flags = deliverFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(Deliver);
    if (flags.watch) return this.watch(flags);
    this.progress("Delivering…");
    const { drainOutbox } = await import("../pipeline/drain.ts");
    const { journal } = this;
    const input = { ...this.registry, ...this.cache(flags.cache), root: this.root, signal: this.signal, journal };
    const delivery = await drainOutbox(input);
    if ((delivery.journal?.refused.length ?? 0) > 0) process.exitCode = exitCodes.refused;
    else if (delivery.state === "pending" || (delivery.journal?.waiting ?? 0) > 0)
      process.exitCode = exitCodes.delivery_pending;
    const { renderDelivery } = await import("../report/tables/delivery.ts");
    const { renderJournal } = await import("../report/tables/journal.ts");
    if (!flags.json) this.print(renderJournal(delivery.journal) + renderDelivery(delivery));
    const write_backs = await this.writeBack();
    if (flags.json) this.printJson({ format_version: "1.0", ...delivery, ...(write_backs && { write_backs }) });
  }

  /** After the cache has been told: GitHub may be slow, or down. Undefined where no repository is named. */
  private async writeBack(): Promise<readonly WriteBackResult[] | undefined> {
    const access = githubAccess(this.settings);
    if (access === undefined) return undefined;
    this.progress("Telling Git…");
    const { writeBack } = await import("../pipeline/write-back/write-back.ts");
    const { renderWriteBacks } = await import("../report/tables/write-backs.ts");
    const results = await writeBack(this.registry, access, this.signal);
    if (results.some(({ error }) => error !== null)) process.exitCode = exitCodes.delivery_pending;
    if (!this.argv.includes("--json")) this.print(renderWriteBacks(results));
    return results;
  }

  private async watch(flags: DeliverFlags): Promise<void> {
    const write = {
      health: openStateFile(flags["health-file"], "--health-file"),
      metrics: openStateFile(flags["metrics-file"], "--metrics-file"),
    };
    const { watchDelivery } = await import("../pipeline/deliver-watch.ts");
    const { renderDeliveryHealth, renderDeliveryMetrics } = await import("../report/delivery-state.ts");
    const { renderWatched } = await import("../report/tables/delivery.ts");
    const input = {
      ...this.registry,
      ...this.cache(flags.cache),
      root: this.root,
      signal: this.signal,
      now: Date.now,
      journal: this.journal,
      github: githubAccess(this.settings),
    };
    let before: WatchedDelivery | undefined;
    for await (const state of watchDelivery(input)) {
      write.metrics(renderDeliveryMetrics(state));
      write.health(renderDeliveryHealth(state));
      this.print(flags.json ? "" : renderWatched(before, state));
      if (flags.json && renderWatched(before, state) !== "") this.print(renderDeliveryHealth(state));
      before = state;
    }
  }
}
