import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
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
  /** There is a repository, but no git, or git cannot read its last commit. */
  readonly broken: boolean;
  readonly files: FileVersions;
}

/** A log is kept between runs up to so many rows: reading more from a file takes as long as asking git. */
const MOST_KEPT = 200_000;

export interface LogOptions {
  /** The last commit of the history; HEAD when it is not given. */
  readonly commit?: string | undefined;
  /** Keeps the log of HEAD between runs. */
  readonly memory?: Memory | undefined;
}

/**
 * Reads the log of all folders in one pass, however many files they hold. It follows first parents: a merge counts as
 * one change, on the day on which it was merged, and what happened on its branch before never stood. Where main was
 * merged into a branch, its changes count from that day on: findings come later there, never wrongly.
 * undefined outside of a repository and before the first commit.
 */
export async function readFileLog(
  root: string,
  folders: readonly KindFolder[],
  { commit, memory }: LogOptions = {},
): Promise<FileLog | undefined> {
  const state = await readState(root, commit ?? "HEAD");
  if (state === undefined) return undefined;
  if (state === "foreign" || state === "broken")
    return { shallow: false, foreign: state === "foreign", broken: state === "broken", files: foldLog([], folders) };
  const paths = folders.map(({ path }) => path);
  const log = await (commit === undefined ? readHeadLog : readEarlierLog)(root, state.commit, paths, memory);
  const cut = state.shallow ? await findCut(root, state.commit) : undefined;
  // Of a catalog that was never committed, nothing can lie in older commits either.
  const shallow = !log.complete || (cut !== undefined && log.rows.length > 0);
  return { shallow, foreign: false, broken: false, files: foldLog(log.rows, folders, cut) };
}

async function readState(
  root: string,
  ref: string,
): Promise<{ commit: string; shallow: boolean } | "foreign" | "broken" | undefined> {
  const args = ["rev-parse", "--is-shallow-repository", "--verify", "--end-of-options", `${ref}^{commit}`];
  const { code, stdout, stderr } = await ask(root, args);
  if (stderr.includes("dubious ownership")) return "foreign";
  const [shallow = "", commit = ""] = stdout.trim().split("\n");
  if (code !== 0) return (await isBroken(root, code)) ? "broken" : undefined;
  // A name may stand for a commit that is lost: the answer above does not look at it.
  const { code: lost } = await ask(root, ["cat-file", "-e", `${commit}^{tree}`]);
  return lost === 0 ? { commit, shallow: shallow === "true" } : "broken";
}

/** False outside of a repository, and before the first commit. */
async function isBroken(root: string, code: number): Promise<boolean> {
  if (code < 0) return hasGitFolder(root);
  const refs = await ask(root, ["rev-list", "--all", "--max-count=1"]);
  return !refs.stderr.includes("not a git repository") && (refs.code !== 0 || refs.stdout !== "");
}

function hasGitFolder(folder: string): boolean {
  const parent = dirname(folder);
  return existsSync(join(folder, ".git")) || (parent !== folder && hasGitFolder(parent));
}

interface Log {
  /** Newest first. */
  readonly rows: readonly LogRow[];
  readonly complete: boolean;
}

/** The log of HEAD; of what an earlier run has read, only what came since is asked for. */
async function readHeadLog(root: string, head: string, paths: readonly string[], memory?: Memory): Promise<Log> {
  const kept = readKept(memory?.get(keyOf(paths)));
  if (kept?.head === head) return { rows: kept.rows, complete: true };
  const known = kept !== undefined && (await listWay(root, kept.head, head)) !== undefined ? kept : undefined;
  const { rows: newer, complete } = await readLog(root, known === undefined ? head : `${known.head}..${head}`, paths);
  const rows = known === undefined ? newer : [...newer, ...known.rows];
  if (complete && rows.length <= MOST_KEPT) memory?.set(keyOf(paths), { head, rows });
  return { rows, complete };
}

/** The log of a commit; where it lies on the way to a HEAD whose log is kept, that log without what came after it. */
async function readEarlierLog(root: string, commit: string, paths: readonly string[], memory?: Memory): Promise<Log> {
  const kept = readKept(memory?.get(keyOf(paths)));
  const later = kept && (await listWay(root, commit, kept.head));
  if (kept === undefined || later === undefined) return readLog(root, commit, paths);
  return { rows: kept.rows.filter(([of]) => !later.has(of)), complete: true };
}

async function readLog(root: string, range: string, paths: readonly string[]): Promise<Log> {
  const parser = new LogParser();
  const { code } = await streamGit(root, [...logArguments, range, "--", ...paths], (text) => {
    parser.write(text);
  });
  return { rows: parser.rows, complete: code === 0 };
}

function keyOf(paths: readonly string[]): string {
  return `log ${paths.join("\0")}`;
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

/** The commits behind `older` on the way of first parents to `newer`; undefined when that way does not lead through it. */
async function listWay(root: string, older: string, newer: string): Promise<ReadonlySet<string> | undefined> {
  if (older === newer) return new Set();
  const { code, stdout } = await ask(root, ["rev-list", "--first-parent", "--boundary", `${older}..${newer}`]);
  const commits = stdout.split("\n").filter((line) => line !== "");
  const ends = commits.filter((line) => line.startsWith("-"));
  return code === 0 && ends.length === 1 && ends[0] === `-${older}` ? new Set(commits) : undefined;
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
