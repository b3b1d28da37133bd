import * as Flags from "@oclif/core/flags";
import type { BucketAccess, ObjectLock } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import { bucketAccess, readSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";

const DEFAULT_YEARS = 7;

export const lockFlags = {
  "object-lock": Flags.option({
    options: ["compliance", "governance"] as const,
    summary:
      "Lock what is added to a bucket with Object Lock: nobody, or only who may bypass it, can delete it. policy.audit.object_lock says it for every export.",
  })(),
  "retain-years": Flags.integer({
    summary: `With --object-lock: for how many years; ${DEFAULT_YEARS} when it is not given.`,
    helpValue: "N",
    min: 1,
    max: 100,
    dependsOn: ["object-lock"],
  }),
};

/** What flags ask for, or else the catalog's policy of a bucket. Until the same day, as many years later. */
export function lockOf(
  flags: {
    readonly to: string;
    readonly "object-lock": "compliance" | "governance" | undefined;
    readonly "retain-years": number | undefined;
  },
  policy: { readonly mode: "compliance" | "governance"; readonly years: number | undefined } | undefined,
  now: Date,
): ObjectLock | undefined {
  const asked = flags["object-lock"] && { mode: flags["object-lock"], years: flags["retain-years"] };
  const { mode, years = DEFAULT_YEARS } = asked ?? (flags.to.startsWith("s3://") ? policy : undefined) ?? {};
  if (mode === undefined) return undefined;
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  return { mode: mode === "compliance" ? "COMPLIANCE" : "GOVERNANCE", until: until.toISOString() };
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
