import { OperationalError } from "../model/operational-error.ts";

/** Every environment variable that Tenantry reads, and what it says. */
export const settingMeanings = {
  TENANTRY_DATABASE_URL:
    "The registry's address: `postgres://user:password@host/database`, or `pglite:FOLDER` for the embedded one.",
  TENANTRY_REDIS_URL:
    "The cache's address: `redis://…`, `rediss://…`, or `redis+sentinel://host:26379,host:26379/NAME/0`.",
  TENANTRY_ENVIRONMENT:
    "The name of the environment. Where it is set, a registry of another environment is refused; `migrate` needs it.",
  TENANTRY_ACTOR: "Who is answerable for a write, when `--actor` does not say.",
  TENANTRY_CHECK_CACHE:
    "The folder where what is known of unchanged files is kept between runs, or `off`; `tenantry` in the user's cache folder by default.",
  TENANTRY_CHECKPOINT_KEY: "The private key that signs checkpoints of the audit log (`tenantry keygen checkpoint`).",
  TENANTRY_CHECKPOINT_KEY_FILE: "The file with that key, where the variable itself is not set.",
  TENANTRY_PUBLISH_KEY: "The private key that signs the backup copies in Redis (`tenantry keygen publish`).",
  TENANTRY_PUBLISH_KEY_FILE: "The file with that key, where the variable itself is not set.",
  TENANTRY_OPERATOR_KEY:
    "The private key that signs a suspension while PostgreSQL is down (`tenantry keygen operator`).",
  TENANTRY_OPERATOR_KEY_FILE: "The file with that key, where the variable itself is not set.",
  TENANTRY_OPERATOR_KEYS: "The public keys of the operators whose suspensions `deliver` replays, one a line.",
  TENANTRY_OPERATOR_KEYS_FILE: "The file with those keys, where the variable itself is not set.",
  TENANTRY_PSEUDONYM_KEY:
    "The secret that makes pseudonyms of e-mail addresses in exports of the audit log: 32 random characters or more.",
  TENANTRY_PSEUDONYM_KEY_FILE: "The file with that secret, where the variable itself is not set.",
  AWS_ACCESS_KEY_ID: "Who asks for `s3://…`.",
  AWS_SECRET_ACCESS_KEY: "The secret that belongs to it.",
  AWS_SESSION_TOKEN: "The token of a login that ends by itself.",
  AWS_REGION: "The region of the bucket.",
  AWS_DEFAULT_REGION: "The same, where AWS_REGION is not set.",
  AWS_ENDPOINT_URL_S3: "The address of a service other than AWS that keeps buckets as it does.",
  AWS_ENDPOINT_URL: "The same, where AWS_ENDPOINT_URL_S3 is not set.",
  TENANTRY_GITHUB_REPOSITORY:
    "`owner/name` of the repository with the catalog. Where it is set, `deliver` proposes to it what emergencies have set (docs/write-back.md).",
  TENANTRY_GITHUB_FOLDER: "The folder of the catalog in that repository, when it is not the top.",
  GITHUB_TOKEN: "Who asks GitHub: a token that may write contents, pull requests and issues of that repository.",
  GITHUB_APP_ID: "The App that asks, where GITHUB_TOKEN is not set.",
  GITHUB_APP_INSTALLATION_ID: "Its installation in that repository.",
  GITHUB_APP_KEY: "Its private key, in PEM.",
  GITHUB_APP_KEY_FILE: "The file with that key, where the variable itself is not set.",
  GITHUB_API_URL: "The API of a GitHub of your own, such as `https://github.example.com/api/v3`.",
  TENANTRY_CACHE: "`redis` or `none`; goes before `cache` in tenantry.yaml, after `--cache`.",
} as const;

export type SettingName = keyof typeof settingMeanings;
export type CachePolicy = "redis" | "none";

/** The settings that are set; an empty variable counts as unset, as an absent secret of a CI service is. */
export type Settings = Readonly<Partial<Record<SettingName, string>>>;

export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const settings: Partial<Record<SettingName, string>> = {};
  for (const name of Object.keys(settingMeanings) as SettingName[]) {
    const value = environment[name]?.trim();
    if (value !== undefined && value !== "") settings[name] = value;
  }
  return settings;
}

/** @throws OperationalError `usage` that names the variable. Nothing is guessed: a missing secret must not sync elsewhere. */
export function requireSetting(settings: Settings, name: SettingName): string {
  const value = settings[name];
  if (value === undefined)
    throw new OperationalError("usage", `${name} is not set.`, `Set it to ${lowerFirst(settingMeanings[name])}`);
  return value;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What `--cache` or TENANTRY_CACHE says; undefined leaves it to tenantry.yaml. */
export function cacheChoice(settings: Settings, flag: CachePolicy | undefined): CachePolicy | undefined {
  const value = settings.TENANTRY_CACHE;
  if (flag !== undefined || value === undefined) return flag;
  if (value === "redis" || value === "none") return value;
  throw new OperationalError("usage", `TENANTRY_CACHE is ${JSON.stringify(value)}.`, "Write `redis` or `none`.");
}
