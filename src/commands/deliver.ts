import type { Interfaces } from "@oclif/core";
import { BaseCommand } from "../cli/base-command.ts";
import { deliverFlags } from "../cli/deliver-flags.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { openStateFile } from "../cli/state-file.ts";
import type { WatchedDelivery } from "../model/watched-delivery.ts";

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
    const input = { ...this.registry, ...this.cache(flags.cache), root: this.root, signal: this.signal };
    const delivery = await drainOutbox(input);
    if (delivery.state === "pending") process.exitCode = exitCodes.delivery_pending;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...delivery });
      return;
    }
    const { renderDelivery } = await import("../report/tables/delivery.ts");
    this.print(renderDelivery(delivery));
  }

  private async watch(flags: DeliverFlags): Promise<void> {
    const write = {
      health: openStateFile(flags["health-file"], "--health-file"),
      metrics: openStateFile(flags["metrics-file"], "--metrics-file"),
    };
    const { watchDelivery } = await import("../pipeline/deliver-watch.ts");
    const { renderDeliveryHealth, renderDeliveryMetrics } = await import("../report/delivery-state.ts");
    const { renderWatched } = await import("../report/tables/delivery.ts");
    const input = { ...this.registry, ...this.cache(flags.cache), root: this.root, signal: this.signal, now: Date.now };
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
