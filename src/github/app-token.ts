import { createPrivateKey, sign } from "node:crypto";
import { OperationalError } from "../model/operational-error.ts";
import type { GithubApp } from "../model/write-back.ts";
import type { Client } from "./github.ts";

/** One that is about to end is not used for a task of many requests. */
const SPARE_MS = 5 * 60_000;

/** Tokens of installations, kept while they last. */
export class AppTokens {
  readonly #known = new Map<string, { readonly token: string; readonly until: number }>();

  /** @param newClient of the App itself, which may do nothing but ask for such a token */
  async find(app: GithubApp, newClient: (jwt: string) => Client): Promise<string> {
    const name = `${app.appId}/${app.installationId}`;
    const known = this.#known.get(name);
    if (known !== undefined && known.until - SPARE_MS > Date.now()) return known.token;
    const { octokit, ask } = newClient(signJwt(app, Date.now()));
    const { data } = await ask(() =>
      octokit.rest.apps.createInstallationAccessToken({ installation_id: Number(app.installationId) }),
    );
    this.#known.set(name, { token: data.token, until: Date.parse(data.expires_at) });
    return data.token;
  }
}

/**
 * Of an App, for ten minutes at most (docs.github.com, "Generating a JSON Web Token for a GitHub App").
 * @throws OperationalError `usage` for a key that is none
 */
export function signJwt({ appId, key }: GithubApp, now: number): string {
  // A minute back: the clocks of two machines differ.
  const issued = Math.floor(now / 1000) - 60;
  const head = encode({ alg: "RS256", typ: "JWT" });
  const text = `${head}.${encode({ iat: issued, exp: issued + 540, iss: appId })}`;
  try {
    return `${text}.${sign("sha256", Buffer.from(text), createPrivateKey(key)).toString("base64url")}`;
  } catch {
    // What the library says may quote the key.
    throw new OperationalError(
      "usage",
      "The key of the GitHub App is none.",
      "Put its PEM file into GITHUB_APP_KEY_FILE.",
    );
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
