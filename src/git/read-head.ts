import type { GitAnswer } from "./run-git.ts";
import { hasRepository, runGit } from "./run-git.ts";

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Where a working tree stands. Everything is null or false outside of a repository, or without git. */
export interface Head {
  readonly commit: string | null;
  /** The commit's whole message. */
  readonly message: string | null;
  /** Who wrote the commit. */
  readonly author: Person | null;
  /** Who works here, by git's configuration: self-asserted. */
  readonly user: Person | null;
  /** Files of the project differ from the commit, or are not in it. */
  readonly dirty: boolean;
  /** The URL of `origin`, without a user and password. */
  readonly remote: string | null;
}

export async function readHead(root: string): Promise<Head> {
  // Side by side: starting a process costs more than what each of them does.
  const [log, user, remote, dirty] = await Promise.all([
    readLog(root),
    readUser(root),
    readRemote(root),
    isDirty(root),
  ]);
  if (!hasRepository(log)) return { commit: null, message: null, author: null, user: null, dirty: false, remote: null };
  // A repository without its first commit has no HEAD.
  if (log.code !== 0) return { commit: null, message: null, author: null, user, dirty, remote };
  const [commit = "", name = "", email = "", message = ""] = log.stdout.split("\0");
  return { commit, message: message.trimEnd(), author: { name, email }, user, dirty, remote };
}

function readLog(root: string): Promise<GitAnswer> {
  const format = "--format=%H%x00%an%x00%ae%x00%B";
  return runGit(root, ["log", "-1", "--no-show-signature", "--encoding=UTF-8", format, "HEAD", "--"]);
}

async function readUser(root: string): Promise<Person | null> {
  const { code, stdout } = await runGit(root, ["config", "--null", "--get-regexp", String.raw`^user\.(name|email)$`]);
  if (code !== 0) return null;
  // `user.name\nAda\0`; a later file overrides an earlier one.
  const values = new Map(stdout.split("\0").map((line) => splitOnce(line)));
  return { name: values.get("user.name") ?? "", email: values.get("user.email") ?? "" };
}

function splitOnce(line: string): [string, string] {
  const end = line.indexOf("\n");
  return [line.slice(0, end), line.slice(end + 1)];
}

async function readRemote(root: string): Promise<string | null> {
  const { code, stdout } = await runGit(root, ["remote", "get-url", "origin"]);
  return code === 0 ? stdout.trim().replace(/^([a-z+]+:\/\/)[^/]*@/i, "$1") : null;
}

async function isDirty(root: string): Promise<boolean> {
  const { stdout } = await runGit(root, ["status", "--porcelain", "-z", "--ignore-submodules=dirty", "--", "."]);
  return stdout !== "";
}
