import { readFileSync, writeFileSync } from "node:fs";
import type { BucketAccess } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { SettingName, Settings } from "./settings.ts";

/** A secret, and where it is from, for messages: its text stands in none. */
export interface Secret {
  readonly text: string;
  readonly source: string;
}

/** What the variable says, else the file that the variable with `_FILE` names. @throws OperationalError `usage` */
export function readSecret(
  settings: Settings,
  name: Extract<
    SettingName,
    `TENANTRY_${"CHECKPOINT" | "PSEUDONYM" | "PUBLISH" | "OPERATOR"}_KEY` | "TENANTRY_OPERATOR_KEYS" | "GITHUB_APP_KEY"
  >,
): Secret | undefined {
  const text = settings[name];
  const path = settings[`${name}_FILE`];
  if (text !== undefined) return { text, source: name };
  if (path === undefined) return undefined;
  try {
    return { text: readFileSync(path, "utf8").trim(), source: path };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = `Name a file that can be read in ${name}_FILE.`;
    throw new OperationalError("usage", `The key could not be read: ${reason}.`, hint, { cause: error });
  }
}

/** Writes a file that only its owner can read. @throws OperationalError `usage`; one that is there is never replaced */
export function writeSecret(path: string, text: string): void {
  try {
    writeFileSync(path, `${text}\n`, { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    const reason = exists ? "it is there already" : error instanceof Error ? error.message : String(error);
    const hint = "Name a new file, in a folder that exists and outside of every repository.";
    throw new OperationalError("usage", `${path} could not be written: ${reason}.`, hint, { cause: error });
  }
}

/** Undefined unless the usual variables of AWS say who asks. */
export function bucketAccess(settings: Settings): BucketAccess | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  const region = settings.AWS_REGION ?? settings.AWS_DEFAULT_REGION;
  if (accessKeyId === undefined || secretAccessKey === undefined || region === undefined) return undefined;
  const endpoint = settings.AWS_ENDPOINT_URL_S3 ?? settings.AWS_ENDPOINT_URL;
  return { endpoint, region, accessKeyId, secretAccessKey, sessionToken: settings.AWS_SESSION_TOKEN };
}
