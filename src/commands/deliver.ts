import { BaseCommand } from "../cli/base-command.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { cacheFlag } from "../cli/flags.ts";

export class Deliver extends BaseCommand {
  static override summary = "Tell the cache of every change that it has not learned of yet.";
  static override description =
    "Safe to run at any time, also beside a sync. What cannot be delivered waits for the next run.";
  static override examples = ["<%= config.bin %> deliver", "<%= config.bin %> deliver --json"];
  static override flags = { cache: cacheFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(Deliver);
    this.progress("Delivering…");
    const { drainOutbox } = await import("../pipeline/drain.ts");
    const delivery = await drainOutbox({
      ...this.registry,
      ...this.cache(flags.cache),
      root: this.root,
      signal: this.signal,
    });
    if (delivery.state === "pending") process.exitCode = exitCodes.delivery_pending;
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...delivery });
      return;
    }
    const { renderDelivery } = await import("../report/tables/delivery.ts");
    this.print(renderDelivery(delivery));
  }
}
