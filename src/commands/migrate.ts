import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";

export class Migrate extends BaseCommand {
  static override summary = "Create the registry, or bring its tables up to date.";
  static override description =
    "The registry keeps the environment's name; later commands refuse a registry of another environment where TENANTRY_ENVIRONMENT is set.";
  static override examples = ["<%= config.bin %> migrate --environment production"];
  static override flags = {
    environment: Flags.string({
      summary:
        "The name of the environment: small letters, digits, `_` and `-`, at most 63. TENANTRY_ENVIRONMENT when it is not given.",
      helpValue: "NAME",
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Migrate);
    const setting = this.settings.TENANTRY_ENVIRONMENT;
    const environment = flags.environment ?? setting;
    if (environment === undefined)
      throw new OperationalError(
        "usage",
        "Nothing says how the environment of this registry is called.",
        "Give --environment NAME, such as production, or set TENANTRY_ENVIRONMENT.",
      );
    if (environment !== (setting ?? environment))
      throw new OperationalError(
        "usage",
        `--environment ${quoteText(environment)} is not TENANTRY_ENVIRONMENT, ${quoteText(setting ?? "")}.`,
        "Give both the same name: wherever the setting is, every other command refuses a registry of another name.",
      );
    const { databaseUrl } = this.registry;
    this.progress("Migrating the registry…");
    const { migrate } = await import("../pipeline/migrate.ts");
    const result = await migrate({ databaseUrl, environment });
    if (flags.json) {
      this.printJson({ format_version: "1.0", environment, ...result });
      return;
    }
    const { renderMigration } = await import("../report/tables/migration.ts");
    this.print(renderMigration({ environment, ...result }));
  }
}
