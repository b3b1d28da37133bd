import { OperationalError } from "../model/operational-error.ts";
import type { GithubAccess } from "../model/write-back.ts";
import { readSecret } from "./secrets.ts";
import type { Settings } from "./settings.ts";

const WHO = "Set GITHUB_TOKEN; or GITHUB_APP_ID, GITHUB_APP_INSTALLATION_ID and GITHUB_APP_KEY_FILE.";

/**
 * The repository that is to learn of emergencies; undefined where none is named.
 * @throws OperationalError `usage` for a name or an address that is none, and where nothing says who asks
 */
export function githubAccess(settings: Settings): GithubAccess | undefined {
  const { TENANTRY_GITHUB_REPOSITORY: name, TENANTRY_GITHUB_FOLDER: folder = "", GITHUB_API_URL: apiUrl } = settings;
  if (name === undefined) return undefined;
  const [, owner, repository] = /^([\w.-]+)\/([\w.-]+)$/.exec(name) ?? [];
  if (owner === undefined || repository === undefined)
    throw wrong("TENANTRY_GITHUB_REPOSITORY is no repository.", "Write it as `owner/name`, without an address.");
  if (apiUrl !== undefined && !/^https?:\/\/[^\s/@]+(?:\/\S*)?$/.test(apiUrl))
    throw wrong("GITHUB_API_URL is no address.", "Write it as `https://host/api/v3`, without a user.");
  const path = folder.replace(/^(?:\.?\/)+|\/+$/g, "");
  return { owner, repository, folder: path === "" ? "" : `${path}/`, apiUrl, login: findLogin(settings) };
}

function findLogin(settings: Settings): GithubAccess["login"] {
  const { GITHUB_TOKEN: token, GITHUB_APP_ID: appId, GITHUB_APP_INSTALLATION_ID: installationId } = settings;
  if (token !== undefined) {
    if (!/^[\x21-\x7e]+$/.test(token))
      throw wrong("GITHUB_TOKEN is no token.", "It has letters and digits, and no blanks.");
    return { token };
  }
  const key = readSecret(settings, "GITHUB_APP_KEY")?.text;
  if (appId === undefined || installationId === undefined || key === undefined)
    throw wrong("TENANTRY_GITHUB_REPOSITORY is set, and nothing says who asks GitHub.", WHO);
  if (!/^\d+$/.test(installationId))
    throw wrong("GITHUB_APP_INSTALLATION_ID is no number.", "It stands in the address of the installation's settings.");
  return { appId, installationId, key };
}

function wrong(message: string, hint: string): OperationalError {
  return new OperationalError("usage", message, hint);
}
