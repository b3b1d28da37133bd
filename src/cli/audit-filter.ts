import * as Flags from "@oclif/core/flags";
import type { AuditAction, AuditFilter } from "../model/audit.ts";
import { AUDIT_ACTIONS } from "../model/audit.ts";
import type { JsonPath } from "../model/json.ts";
import { parsePath } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";
import { parseCount, parseTime } from "./times.ts";

const HOLDS = "hold";

/** Which entries of the audit log are asked for. */
export const auditFilterFlags = {
  tenant: Flags.string({ summary: "Only this tenant and its holds.", helpValue: "ID" }),
  field: Flags.string({
    summary: "Only changes of this value or of one below it, such as limits.max_users or limits.",
    helpValue: "PATH",
  }),
  actor: Flags.string({
    summary: "Only what this person did: a name or an e-mail address as it was recorded, or a login.",
    helpValue: "NAME",
  }),
  pr: Flags.string({ summary: "Only what came with this pull request.", helpValue: "NUMBER|URL" }),
  action: Flags.option({
    options: [...AUDIT_ACTIONS, HOLDS] as const,
    summary: "Only entries that did this; hold is every one about a hold. May be repeated.",
    multiple: true,
  })(),
  since: Flags.string({ summary: "Only from this date, time or age (7d, 12h) on, in UTC.", helpValue: "TIME" }),
  until: Flags.string({ summary: "Only up to this time, or to the end of this date, in UTC.", helpValue: "TIME" }),
  limit: Flags.string({ summary: "The most entries, the newest first; 100 when it is not given.", helpValue: "N" }),
};

/** What those flags say. @throws OperationalError `usage` */
export function readAuditFilter(
  flags: Readonly<Record<"tenant" | "field" | "actor" | "pr" | "since" | "until" | "limit", string | undefined>> & {
    readonly action: readonly (AuditAction | typeof HOLDS)[] | undefined;
  },
  now: Date,
): AuditFilter & { readonly limit: number } {
  const { tenant, field, actor, pr, action, since, until, limit } = flags;
  return {
    tenantId: tenant,
    field: field === undefined ? undefined : parseField(field),
    actor,
    pullRequest: pr === undefined ? undefined : parsePullRequest(pr),
    actions: action?.flatMap((name) => AUDIT_ACTIONS.filter((known) => known === name || known.startsWith(`${name}_`))),
    since: since === undefined ? undefined : parseTime(since, now),
    until: until === undefined ? undefined : parseTime(until, now, { endOfDay: true }),
    limit: limit === undefined ? 100 : parseCount("--limit", limit),
  };
}

function parseField(text: string): JsonPath {
  const path = parsePath(text);
  if (path !== undefined && path.length > 0) return path;
  const problem = `--field ${JSON.stringify(text)} is not the path of a value.`;
  throw new OperationalError("usage", problem, "Write it as plans do: limits.max_users, features.x, status.");
}

function parsePullRequest(text: string): string {
  const [, number] = /^#?(\d{1,9})$/.exec(text) ?? [];
  if (number !== undefined) return number;
  if (/^https?:\/\/\S+$/.test(text)) return text;
  const problem = `--pr ${JSON.stringify(text)} is neither a number nor a link.`;
  throw new OperationalError("usage", problem, "Write --pr 42, or the address of the pull request.");
}
