import { Command } from "@oclif/core/command";
import * as Flags from "@oclif/core/flags";
import type { DateText } from "../model/clock.ts";
import { toDateText } from "../model/clock.ts";
import type { MemoryPlace } from "../model/memory.ts";
import { journalFolder } from "./journal-folder.ts";
import { interruptionSignal } from "./interruption.ts";
import { flushOut, writeOut } from "./output.ts";
import type { Secret } from "./secrets.ts";
import { readSecret } from "./secrets.ts";
import type { CachePolicy, Settings } from "./settings.ts";
import { printableJson } from "../report/printable.ts";
import { redact } from "./redact.ts";
import { checkCachePlace } from "./check-cache-place.ts";
import { cacheChoice, readSettings, requireSetting } from "./settings.ts";
import { clearProgress, showProgress, wantsColor } from "./terminal.ts";

/** What every command has. It only reads and prints: failures pass through to the one catch in main.ts. */
export abstract class BaseCommand extends Command {
  static override baseFlags = {
    json: Flags.boolean({ summary: "Print data for programs instead of text.", helpGroup: "GLOBAL" }),
    "no-color": Flags.boolean({ summary: "Print without colours, as NO_COLOR does.", helpGroup: "GLOBAL" }),
    debug: Flags.boolean({ summary: "On a failure, print where it happened.", helpGroup: "GLOBAL" }),
  };

  protected readonly settings: Settings = readSettings(process.env);
  /** The folder with tenantry.yaml. */
  protected readonly root = process.cwd();

  /** The files, the date and the check cache: what every pipeline that reads the catalog starts from. */
  protected get catalog(): {
    readonly root: string;
    readonly today: DateText;
    readonly cachePlace: MemoryPlace | undefined;
  } {
    return {
      root: this.root,
      today: this.today,
      cachePlace: checkCachePlace(this.settings, this.config.root, this.root),
    };
  }

  /** Where the registry is. @throws OperationalError `usage` when no setting says so. */
  protected get registry(): { readonly databaseUrl: string; readonly environment: string | undefined } {
    const databaseUrl = requireSetting(this.settings, "TENANTRY_DATABASE_URL");
    return { databaseUrl, environment: this.settings.TENANTRY_ENVIRONMENT };
  }

  /** What the command line and the settings say about the cache. */
  protected cache(flag: CachePolicy | undefined): {
    readonly asked: CachePolicy | undefined;
    readonly redisUrl: string | undefined;
    readonly publishKey: Secret | undefined;
  } {
    const publishKey = readSecret(this.settings, "TENANTRY_PUBLISH_KEY");
    return { asked: cacheChoice(this.settings, flag), redisUrl: this.settings.TENANTRY_REDIS_URL, publishKey };
  }

  /** The journal of emergencies: that of this machine, and whom to believe. */
  protected get journal(): {
    readonly operatorKeys: string | undefined;
    readonly folder: string | undefined;
    readonly now: number;
  } {
    const operatorKeys = readSecret(this.settings, "TENANTRY_OPERATOR_KEYS")?.text;
    return { operatorKeys, folder: journalFolder(), now: Date.now() };
  }

  /** The date in UTC, for rules that depend on one. */
  protected get today(): DateText {
    return toDateText(new Date());
  }

  protected get color(): boolean {
    return wantsColor(this.argv);
  }

  /** Aborted by SIGINT and SIGTERM: for pipelines that roll back. */
  protected get signal(): AbortSignal {
    return interruptionSignal();
  }

  protected progress(text: string): void {
    showProgress(text);
  }

  /** Text for people, without passwords, ending in one line end. */
  protected print(text: string): void {
    clearProgress();
    if (text !== "") writeOut(redact(text.endsWith("\n") ? text : `${text}\n`));
  }

  /** Data for programs, as it is. */
  protected printJson(value: unknown): void {
    clearProgress();
    writeOut(`${printableJson(value)}\n`);
  }

  /** Pieces of one long output, each written before the next is asked for. What is safe to print is for their maker. */
  protected async printPieces(pieces: AsyncIterable<string>): Promise<void> {
    clearProgress();
    for await (const piece of pieces) {
      writeOut(piece);
      if (!(await flushOut())) return; // whoever read it has seen enough
    }
  }

  protected override catch(error: Error): Promise<never> {
    return Promise.reject(error);
  }
}
