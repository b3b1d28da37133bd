import { BaseCommand } from "../cli/base-command.ts";
import { cacheFlag } from "../cli/flags.ts";

export class Readers extends BaseCommand {
  static override summary = "Show which services read through the cache, and how far each is behind.";
  static override description =
    "Each reader that follows Redis reports every few seconds; one that has been silent for 15 seconds is not listed.";
  static override examples = ["<%= config.bin %> readers", "<%= config.bin %> readers --json"];
  static override flags = { cache: cacheFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(Readers);
    const { readReaders } = await import("../pipeline/readers.ts");
    const overview = await readReaders({ ...this.registry, ...this.cache(flags.cache), root: this.root });
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...overview });
      return;
    }
    const { renderReaders } = await import("../report/tables/readers.ts");
    this.print(renderReaders(overview, { color: this.color, now: new Date() }));
  }
}
