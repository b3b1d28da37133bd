import { Octokit } from "@octokit/rest";
import type { GithubAccess } from "../model/write-back.ts";
import { AppTokens } from "./app-token.ts";
import { toGithubFailure } from "./failure.ts";
import type { Client, Github } from "./github.ts";

/** Of one request. A whole task has the signal of whoever runs it. */
const TIMEOUT_MS = 10_000;

/** Asks for a token of the App first, where one is configured. */
export async function openGithub(access: GithubAccess, signal: AbortSignal): Promise<Github> {
  const { login, owner, repository, folder } = access;
  const token = "token" in login ? login.token : await appTokens.find(login, (jwt) => newClient(access, jwt, signal));
  const { octokit, ask } = newClient(access, token, signal);
  return { rest: octokit.rest, at: { owner, repo: repository }, folder, ask };
}

/** They last an hour: a process that watches asks for one now and then only. */
const appTokens = new AppTokens();

function newClient({ apiUrl }: GithubAccess, token: string, signal: AbortSignal): Client {
  let last = "a request";
  const octokit = new Octokit({
    auth: token,
    userAgent: "tenantry",
    ...(apiUrl !== undefined && { baseUrl: apiUrl }),
    // Nothing is printed by a library; failures are told by whoever asked.
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: {
      fetch: (url: string, init: RequestInit) => {
        last = `${init.method ?? "GET"} ${new URL(url).pathname}`;
        return fetch(url, { ...init, signal: limit(signal) });
      },
    },
  });
  return {
    octokit,
    ask: async (call) => {
      try {
        return await call();
      } catch (error) {
        throw toGithubFailure(error, { request: last, now: Date.now(), secret: token }) ?? error;
      }
    },
  };
}

function limit(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
}

function silent(): void {
  // as asked for above
}
