import { OperationalError } from "../model/operational-error.ts";

/** Every environment variable that Tenantry reads, and what it says. */
export const settingMeanings = {
  TENANTRY_DATABASE_URL:
    "The registry's address: `postgres://user:password@host/database`, or `pglite:FOLDER` for the embedded one.",
  TENANTRY_REDIS_URL: "The cache's address: `redis://…` or `rediss://…`.",
  TENANTRY_ENVIRONMENT:
    "The name of the environment. Where it is set, a registry of another environment is refused; `migrate` needs it.",
  TENANTRY_ACTOR: "Who is answerable for a write, when `--actor` does not say.",
  TENANTRY_CHECK_CACHE:
    "The folder where what is known of unchanged files is kept between runs, or `off`; `tenantry` in the user's cache folder by default.",
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
