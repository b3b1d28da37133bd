import { toDateText } from "../model/clock.ts";

/** What a commit did to one path: `[commit, day, path, blob, there]`. A tuple, because thousands are kept. */
export type LogRow = readonly [
  commit: string,
  date: string,
  path: string,
  /** What the file holds from then on; what it held before, where it is gone. */
  blob: string,
  there: boolean,
];

/** Reads what `git log -z --raw --format='tformat:%H %ct'` writes, in pieces of any size. */
export class LogParser {
  /** Newest first. */
  readonly rows: LogRow[] = [];
  #commit = "";
  #date = "";
  #record: string | undefined;
  #rest = "";

  write(text: string): void {
    const tokens = (this.#rest + text).split("\0");
    this.#rest = tokens.pop() ?? "";
    for (const token of tokens) this.#take(token);
  }

  /** A record is followed by its path, which may look like anything; whatever else is no record begins a commit. */
  #take(token: string): void {
    if (this.#record !== undefined) {
      this.#addRow(this.#record, token);
      this.#record = undefined;
      return;
    }
    const text = token.startsWith("\n") ? token.slice(1) : token;
    if (text.startsWith(":")) this.#record = text;
    else this.#startCommit(text);
  }

  #startCommit(text: string): void {
    const [commit = "", seconds = ""] = text.split(" ");
    if (commit === "") return;
    this.#commit = commit;
    this.#date = dayOf(Number(seconds));
  }

  /** `:100644 100644 <blob before> <blob after> M`; links and submodules are no files. */
  #addRow(record: string, path: string): void {
    const [modeBefore = "", modeAfter = "", before = "", after = ""] = record.slice(1).split(" ");
    const there = modeAfter.startsWith("100");
    if (!there && !modeBefore.startsWith("100")) return;
    this.rows.push([this.#commit, this.#date, path, there ? after : before, there]);
  }
}

/** The day of a commit; a clock may have been so wrong that there is no such day. */
function dayOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? "1970-01-01" : toDateText(time);
}
