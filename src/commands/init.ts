import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";

export class Init extends BaseCommand {
  static override summary = "Set up an editor: which schema is for which folder.";
  static override description =
    "Writes .vscode/settings.json, so that the YAML extension of Visual Studio Code completes keys and marks mistakes. What else the file holds stays; one with comments is refused, as they would be lost.";
  static override examples = ["<%= config.bin %> init --editor vscode"];
  static override flags = {
    editor: Flags.option({ options: ["vscode"] as const, summary: "The editor.", required: true })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Init);
    const { initEditor } = await import("../pipeline/init-editor.ts");
    const { written, schemas } = initEditor(this.root, this.config.root);
    if (flags.json) {
      this.printJson({ format_version: "1.0", written, schemas });
      return;
    }
    for (const file of written) this.print(`wrote ${file}`);
    if (written.length === 0) this.print("The editor knows the schemas already.");
  }
}
