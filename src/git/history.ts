import type { JsonValue } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import type { Memory } from "../model/memory.ts";
import type { FileVersions, KindFolder } from "./fold-log.ts";
import { foldLog } from "./fold-log.ts";
import type { LogRow } from "./parse-log.ts";
import { LogParser } from "./parse-log.ts";
import { streamGit } from "./stream-git.ts";

/** What the commits that lead to HEAD did to the files of some folders. */
export interface FileLog {
  /** The clone lacks older commits of that way, or git could not read all of them. */
  readonly shallow: boolean;
  /** Git refuses the repository because of its owner. */
  readonly foreign: boolean;
  readonly files: FileVersions;
}

/** A log is kept between runs up to so many rows: reading more from a file takes as long as asking git. */
const MOST_KEPT = 200_000;

/**
 * Reads the log of all folders in one pass, however many files they hold. It follows first parents: a merge counts as
 * one change, on the day on which it was merged, and what happened on its branch before never stood. Where main was
 * merged into a branch, its changes count from that day on: findings come later there, never wrongly.
 * undefined outside of a repository, before the first commit, and without git. `memory` keeps the log of a HEAD.
 */
export async function readFileLog(
  root: string,
  folders: readonly KindFolder[],
  memory?: Memory,
): Promise<FileLog | undefined> {
  const head = await readState(root);
  if (head === undefined) return undefined;
  if (head === "foreign") return { shallow: false, foreign: true, files: foldLog([], folders) };
  const log = await readLog(root, head.commit, folders, memory);
  const cut = head.shallow ? await findCut(root, head.commit) : undefined;
  // Of a catalog that was never committed, nothing can lie in older commits either.
  const shallow = log.rows.length > 0 && (cut !== undefined || !log.complete);
  return { shallow, foreign: false, files: foldLog(log.rows, folders, cut) };
}

async function readState(root: string): Promise<{ commit: string; shallow: boolean } | "foreign" | undefined> {
  const args = ["rev-parse", "--is-shallow-repository", "--verify", "--end-of-options", "HEAD^{commit}"];
  const { code, stdout, stderr } = await ask(root, args);
  if (stderr.includes("dubious ownership")) return "foreign";
  const [shallow = "", commit = ""] = stdout.trim().split("\n");
  return code === 0 ? { commit, shallow: shallow === "true" } : undefined;
}

interface Log {
  /** Newest first. */
  readonly rows: readonly LogRow[];
  readonly complete: boolean;
}

/** The log of HEAD; of what an earlier run has read, only what came since is asked for. */
async function readLog(root: string, head: string, folders: readonly KindFolder[], memory?: Memory): Promise<Log> {
  const paths = folders.map(({ path }) => path);
  const key = `log ${paths.join("\0")}`;
  const kept = readKept(memory?.get(key));
  if (kept?.head === head) return { rows: kept.rows, complete: true };
  const known = kept !== undefined && (await carriesOn(root, kept.head, head)) ? kept : undefined;
  const parser = new LogParser();
  const range = known === undefined ? head : `${known.head}..${head}`;
  const { code } = await streamGit(root, [...logArguments, range, "--", ...paths], (text) => {
    parser.write(text);
  });
  const rows = known === undefined ? parser.rows : [...parser.rows, ...known.rows];
  if (code === 0 && rows.length <= MOST_KEPT) memory?.set(key, { head, rows });
  return { rows, complete: code === 0 };
}

/** Without rename detection, which would compare contents. `-m` shows what a merge did to its first parent. */
const logArguments = [
  ...["--literal-pathspecs", "log", "--first-parent", "-m", "--raw", "--no-abbrev", "-z", "--no-renames", "--relative"],
  ...["--no-show-signature", "--no-notes", "--no-ext-diff", "--ignore-submodules=none", "--format=tformat:%H %ct"],
];

function readKept(value: JsonValue | undefined): { head: string; rows: readonly LogRow[] } | undefined {
  if (!isJsonObject(value) || typeof value.head !== "string") return undefined;
  return { head: value.head, rows: value.rows as unknown as LogRow[] }; // readLog wrote it: the memory vouches for that
}

/** Whether the way of first parents from `newer` leads through `older`, so that its log begins with that of `older`. */
async function carriesOn(root: string, older: string, newer: string): Promise<boolean> {
  const { code, stdout } = await ask(root, ["rev-list", "--first-parent", "--boundary", `${older}..${newer}`]);
  const ends = stdout.split("\n").filter((line) => line.startsWith("-"));
  return code === 0 && ends.length === 1 && ends[0] === `-${older}`;
}

/** The last commit of the way, when this clone lacks its parents. */
async function findCut(root: string, head: string): Promise<string | undefined> {
  const roots = await ask(root, ["rev-list", "--first-parent", "--max-parents=0", head]);
  const oldest = roots.stdout.trim();
  // The commit itself still names the parents that a shallow clone hides.
  const { stdout } = await ask(root, ["cat-file", "commit", oldest]);
  const [header = ""] = stdout.split("\n\n", 1);
  return /^parent /m.test(header) ? oldest : undefined;
}

async function ask(root: string, args: readonly string[]) {
  let stdout = "";
  const end = await streamGit(root, args, (text) => {
    stdout += text;
  });
  return { ...end, stdout };
}
