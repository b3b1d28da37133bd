import * as Flags from "@oclif/core/flags";
import type { BucketAccess, ObjectLock } from "../model/archive.ts";
import type { LockPolicy } from "../model/export-policy.ts";
import { DEFAULT_LOCK_YEARS } from "../model/export-policy.ts";
import { OperationalError } from "../model/operational-error.ts";
import { bucketAccess, readSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";

export const lockFlags = {
  "object-lock": Flags.option({
    options: ["compliance", "governance"] as const,
    summary:
      "Lock what is added to a bucket with Object Lock: nobody, or only who may bypass it, can delete it. policy.audit.object_lock says it for every export, and a flag may only ask for more.",
  })(),
  "retain-years": Flags.integer({
    summary: `With --object-lock: for how many years; when it is not given, as many as the policy says, or ${DEFAULT_LOCK_YEARS}.`,
    helpValue: "N",
    min: 1,
    max: 100,
    dependsOn: ["object-lock"],
  }),
};

/**
 * What flags ask for, or else the catalog's policy of a bucket. Until the same day, as many years later.
 * @throws OperationalError `usage` for flags that ask for less than the policy
 */
export function lockOf(
  flags: {
    readonly to: string;
    readonly "object-lock": "compliance" | "governance" | undefined;
    readonly "retain-years": number | undefined;
  },
  policy: LockPolicy | null,
  now: Date,
): ObjectLock | undefined {
  const mode = flags["object-lock"];
  const years = flags["retain-years"] ?? policy?.years ?? DEFAULT_LOCK_YEARS;
  const asked = mode && requireAsMuch({ mode, years }, policy);
  const lock = asked ?? (flags.to.startsWith("s3://") ? policy : null);
  if (lock === null) return undefined;
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + lock.years);
  return { mode: lock.mode === "compliance" ? "COMPLIANCE" : "GOVERNANCE", until: until.toISOString() };
}

/** The policy is agreed to in a review; whoever runs one export is not the one to loosen it. */
function requireAsMuch(asked: LockPolicy, policy: LockPolicy | null): LockPolicy {
  if (policy === null) return asked;
  if (asked.years >= policy.years && (asked.mode === "compliance" || policy.mode === "governance")) return asked;
  throw new OperationalError(
    "usage",
    `The flags ask for ${wordsOf(asked)}; policy.audit.object_lock of tenantry.yaml asks for ${wordsOf(policy)}.`,
    "Leave them out, or ask for at least as much.",
  );
}

function wordsOf({ mode, years }: LockPolicy): string {
  return `${mode} for ${years} ${years === 1 ? "year" : "years"}`;
}

export function archiveOf(
  settings: Settings,
  place: string,
  lock?: ObjectLock,
): { readonly place: string; readonly access: BucketAccess | undefined; readonly lock: ObjectLock | undefined } {
  return { place, access: bucketAccess(settings), lock };
}

/** @throws OperationalError `usage` for none, or one that could be guessed */
export function pseudonymKeyOf(settings: Settings): string {
  const secret = readSecret(settings, "TENANTRY_PSEUDONYM_KEY");
  if (secret !== undefined && secret.text.length >= 32) return secret.text;
  throw new OperationalError(
    "usage",
    secret === undefined ? "No key for pseudonyms is set." : `The key for pseudonyms in ${secret.source} is too short.`,
    "Set TENANTRY_PSEUDONYM_KEY, or a file in TENANTRY_PSEUDONYM_KEY_FILE, to 32 random characters or more, and keep it: the same key gives the same pseudonyms.",
  );
}
