import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder, with its real path. The test removes it. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "tenantry-test-")));
}

/** Copies a catalog: tenantry.yaml and its four folders. */
export function copyCatalog(from: string, to: string): void {
  for (const name of ["tenantry.yaml", "tenants", "tiers", "features", "flags"])
    cpSync(join(from, name), join(to, name), { recursive: true });
}

/** Runs git in a folder, as a user of its own and with a clock that stands still, so that commits are the same everywhere. */
export function git(folder: string, ...args: readonly string[]): string {
  return gitOn("2026-11-23", folder, ...args);
}

/** The same on another day. */
export function gitOn(day: string, folder: string, ...args: readonly string[]): string {
  const who = { name: "Ann Author", email: "ann@gcc.example", date: `${day}T09:00:00Z` };
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_SYSTEM: "/dev/null",
      ...{ GIT_AUTHOR_NAME: who.name, GIT_AUTHOR_EMAIL: who.email, GIT_AUTHOR_DATE: who.date },
      ...{ GIT_COMMITTER_NAME: who.name, GIT_COMMITTER_EMAIL: who.email, GIT_COMMITTER_DATE: who.date },
    },
  }).trim();
}

/** Puts everything in the folder under version control, or adds a commit to it; returns the commit. */
export function commitAll(folder: string, message: string): string {
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "config", "user.name", "Ann Author");
  git(folder, "config", "user.email", "ann@gcc.example");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", message);
  return git(folder, "rev-parse", "HEAD");
}
