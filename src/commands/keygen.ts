import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { writeSecret } from "../cli/secrets.ts";
import { keyPurposes } from "../model/key-purpose.ts";

export class Keygen extends BaseCommand {
  static override summary = "Make a pair of Ed25519 keys for one purpose.";
  static override description =
    "The private key goes into a new file that only its owner can read; keep it out of every repository. The public key is printed as signed notes write it, NAME+HASH+BASE64: it is for whoever verifies.";
  static override examples = [
    "<%= config.bin %> keygen checkpoint --out /etc/tenantry/checkpoint.key",
    "<%= config.bin %> keygen operator --name ann --out ann.key",
  ];
  static override args = {
    purpose: Args.string({
      description:
        "What it signs: exports of the audit log (checkpoint), copies of the registry (publish), an emergency's journal (operator).",
      required: true,
      options: [...keyPurposes],
    }),
  };
  static override flags = {
    out: Flags.string({
      summary: "Write the private key to this file, which must not exist.",
      helpValue: "FILE",
      required: true,
    }),
    name: Flags.string({ summary: "Tells keys of one purpose apart.", helpValue: "NAME" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Keygen);
    const { makeKey } = await import("../pipeline/keygen.ts");
    const purpose = keyPurposes.find((each) => each === args.purpose) ?? "checkpoint"; // oclif has refused all others
    const { secret, verifier } = makeKey(purpose, flags.name);
    writeSecret(flags.out, secret);
    if (flags.json) this.printJson({ format_version: "1.0", purpose, file: flags.out, verifier_key: verifier });
    else this.print(verifier);
  }
}
