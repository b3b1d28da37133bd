import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { chooseEnvironment } from "../cli/choose-environment.ts";

export class Migrate extends BaseCommand {
  static override summary = "Create the registry, or bring its tables up to date.";
  static override description =
    "The registry keeps the environment's name; later commands refuse a registry of another environment where TENANTRY_ENVIRONMENT is set.";
  static override examples = [
    "<%= config.bin %> migrate --environment production",
    "<%= config.bin %> migrate --roles",
    "<%= config.bin %> migrate --roles --print | psql -v ON_ERROR_STOP=1",
  ];
  static override flags = {
    environment: Flags.string({
      summary:
        "The name of the environment: small letters, digits, `_` and `-`, at most 63. TENANTRY_ENVIRONMENT when it is not given.",
      helpValue: "NAME",
      exclusive: ["roles"],
    }),
    roles: Flags.boolean({ summary: "Make or repair the roles and their privileges, and migrate nothing." }),
    print: Flags.boolean({ summary: "Print the SQL that makes the roles instead.", dependsOn: ["roles"] }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Migrate);
    if (flags.print) return this.printRoles();
    if (flags.roles) return this.repairRoles(flags.json);
    const environment = chooseEnvironment(flags.environment, this.settings.TENANTRY_ENVIRONMENT);
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

  private async printRoles(): Promise<void> {
    this.print((await import("../pipeline/migrate.ts")).readRolesSql());
  }

  private async repairRoles(json: boolean): Promise<void> {
    const { repairRoles } = await import("../pipeline/migrate.ts");
    const report = await repairRoles(this.registry);
    if (json) {
      this.printJson({ format_version: "1.0", ...report });
      return;
    }
    const { renderRoles } = await import("../report/tables/migration.ts");
    this.print(renderRoles(report));
  }
}
