import type { Attribution, AttributionSource } from "../model/attribution.ts";
import { OperationalError } from "../model/operational-error.ts";
import { requireShort } from "../model/short-text.ts";
import { resolvePullRequestUrl } from "../git/pull-request-url.ts";
import type { Head, Person } from "../git/read-head.ts";
import { requirePullRequestUrl } from "./pull-request-claim.ts";

/** What people say of themselves. An empty text counts as not said. */
export interface Claims {
  /** `--actor`. */
  readonly actor?: string | undefined;
  /** TENANTRY_ACTOR. */
  readonly actorSetting?: string | undefined;
  /** `--pr-url`. */
  readonly prUrl?: string | undefined;
  readonly reason?: string | undefined;
}

/** Where an actor was written. */
const ACTORS = { flag: "--actor", env: "TENANTRY_ACTOR", git: "git's user" } as const;

type GitFacts = Pick<Head, "message" | "remote" | "user">;

/**
 * Who is answerable, each fact with where it came from: the first that says anything wins.
 * @throws OperationalError `usage` when nobody is named, and for a name or a reason of more than 500 characters, and
 * for a link that is none to a pull request
 */
export function attribute(claims: Claims, git: GitFacts, commit: string | null): Attribution {
  const [actor, actor_source] = resolveActor(claims, git.user);
  const [pr_url, pr_source] = resolvePullRequest(claims, git);
  const reason = requireShort("--reason", said(claims.reason) ?? "") || null;
  return { actor: requireShort(ACTORS[actor_source], actor), actor_source, pr_url, pr_source, commit, reason };
}

function resolveActor(claims: Claims, user: Person | null): [string, keyof typeof ACTORS] {
  const flag = said(claims.actor);
  if (flag !== undefined) return [flag, "flag"];
  const setting = said(claims.actorSetting);
  if (setting !== undefined) return [setting, "env"];
  const person = user && namePerson(user);
  if (person) return [person, "git"];
  throw new OperationalError(
    "usage",
    "Nobody is named who is answerable for this: git knows no user here.",
    "Give --actor NAME, or set TENANTRY_ACTOR.",
  );
}

function resolvePullRequest(
  { prUrl }: Claims,
  { message, remote }: GitFacts,
): [string, AttributionSource] | [null, null] {
  const flag = said(prUrl);
  if (flag !== undefined) return [requirePullRequestUrl(flag, remote), "flag"];
  const found = resolvePullRequestUrl(message, remote);
  return found === null ? [null, null] : [found, "git"];
}

function namePerson({ name, email }: Person): string {
  if (name === "" || email === "") return name || email;
  return `${name} <${email}>`;
}

function said(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}
