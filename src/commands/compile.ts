import { BaseCommand } from "../cli/base-command.ts";

export class Compile extends BaseCommand {
  static override summary =
    "Print the catalog: every tenant with its effective values, their origins and hashes, as JSON.";
  static override description =
    "The same files give the same bytes, whatever their order. Files with errors are refused.";
  static override examples = ["<%= config.bin %> compile > catalog.json"];

  async run(): Promise<void> {
    await this.parse(Compile);
    const { compileTree } = await import("../pipeline/compile.ts");
    const { catalog } = await compileTree(this.catalog);
    const { renderCatalogJson } = await import("../report/render-catalog-json.ts");
    this.print(renderCatalogJson(catalog));
  }
}
