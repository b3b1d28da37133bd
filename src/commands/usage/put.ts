import * as Args from "@oclif/core/args";
import { BaseCommand } from "../../cli/base-command.ts";
import { readInput } from "../../cli/read-input.ts";

const HINT = 'Give JSON lines, such as {"tenant_id":"acme","users":3}, in a file or by standard input.';

export class UsagePut extends BaseCommand {
  static override summary = "Write what operations observed of tenants: users, documents, payments, health.";
  static override description =
    "One JSON object a line: tenant_id, at least one of users, documents, storage_gb, queries_today, payment_status and health_score (what is absent stays, null clears), and observed_at (now, when absent). All lines are written or none. It is no configuration: the audit log does not have it.";
  static override examples = [
    "<%= config.bin %> usage put usage.jsonl",
    `echo '{"tenant_id":"legal_dept","users":61,"documents":940000}' | <%= config.bin %> usage put -`,
  ];
  static override args = {
    file: Args.string({ description: "A file of JSON lines; standard input for `-`, or when it is not given." }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(UsagePut);
    const text = await readInput(args.file, HINT);
    const { putUsage } = await import("../../pipeline/usage.ts");
    const written = await putUsage({ ...this.registry, text, now: new Date().toISOString(), signal: this.signal });
    if (flags.json) {
      this.printJson({ format_version: "1.0", ...written });
      return;
    }
    const { renderUsage } = await import("../../report/tables/usage.ts");
    this.print(renderUsage(written.tenants));
  }
}
