import { BaseCommand } from "../cli/base-command.ts";

export class Status extends BaseCommand {
  static override summary = "Show the registry, the last sync, open holds, undelivered changes and the cache.";
  static override description =
    "Exits with 0 whenever the registry answers: changes that wait, open holds and a cache that is down are what it tells, not a failure of it.";
  static override examples = ["<%= config.bin %> status", "<%= config.bin %> status --json"];

  async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const { readStatus } = await import("../pipeline/status.ts");
    const status = await readStatus({
      ...this.registry,
      root: this.root,
      ...this.cache(undefined),
    });
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...status });
      return;
    }
    const { renderStatus } = await import("../report/tables/status.ts");
    this.print(renderStatus(status, { color: this.color, now: new Date() }));
  }
}
