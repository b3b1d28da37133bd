import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../cli/base-command.ts";
import { sourceFlag } from "../../cli/flags.ts";

export class FlagsRefs extends BaseCommand {
  static override summary = "List where source code names the flags of the catalog.";
  static override description =
    "A key counts as a whole word: as it is (`new_chunking`), in kebab-case, camelCase, PascalCase and SCREAMING_SNAKE_CASE; a key of one word only in quotes. " +
    "Files that .gitignore leaves out, node_modules, prose (.md, .rst, .adoc, .txt), binary files and files over 1 MiB are not read, links and nested repositories not followed. " +
    "`code.accessors` in tenantry.yaml says how the code asks for flags, else isEnabled(…), isFlagEnabled(…) and useFlag(…); what is asked for and is no flag is listed too.";
  static override examples = [
    "<%= config.bin %> flags refs --source ../app",
    "<%= config.bin %> flags refs --source ../app --source ../worker --json",
  ];
  static override flags = { source: Flags.string({ ...sourceFlag, required: true }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(FlagsRefs);
    const { findReferences } = await import("../../pipeline/code-references.ts");
    const references = await findReferences(this.root, flags.source);
    const { renderReferences, renderReferencesJson } = await import("../../report/tables/references.ts");
    if (flags.json) this.printJson(renderReferencesJson(references));
    else this.print(renderReferences(references, { color: this.color }));
  }
}
