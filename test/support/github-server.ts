/**
 * A repository on a GitHub of its own, on loopback: it keeps branches, files, pull requests, labels, reviewers, comments and
 * issues, and refuses what GitHub would refuse. Requests and answers are checked against GitHub's own description.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import type { GithubAccess } from "../../src/model/write-back.ts";
import { loadGithubApi } from "./github-api.ts";
import { answerGithub } from "./github-answers.ts";

export const GITHUB_TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

export interface Pull {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly user: string;
  state: "open" | "closed";
  merged: boolean;
  readonly labels: string[];
  readonly reviewers: string[];
  readonly teams: string[];
}

export interface Comment {
  readonly on: number;
  readonly body: string;
  readonly user: string;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

export interface Commit {
  readonly message: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What the repository holds. */
export interface GithubState {
  /** Names of branches, and the commits that they have had, oldest first. */
  readonly branches: Map<string, Commit[]>;
  readonly pulls: Pull[];
  readonly comments: Comment[];
  readonly issues: Issue[];
  /** Who cannot be asked for a review. */
  readonly strangers: Set<string>;
  hasIssues: boolean;
  url: string;
}

/** `lost`: the connection breaks before anything was done; `unanswered`: behind it; `silent`: no answer ever comes. */
export type GithubFault =
  | { readonly kind: "lost" | "unanswered" | "silent" }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly message: string;
      readonly headers?: Record<string, string>;
    };

export interface GithubServer extends GithubState {
  readonly access: GithubAccess;
  /** For processes. */
  readonly settings: Readonly<Record<string, string>>;
  /** `GET /repos/…` of all that were made. */
  readonly requests: string[];
  /** What befalls a request, by its number since the start and what it is. */
  befall: ((index: number, request: string) => GithubFault | undefined) | undefined;
  /** What is not as GitHub's description has it. A test that leaves any has found a fault. */
  readonly complaints: string[];
  write(path: string, text: string): void;
  /** The newest text of a file. */
  read(path: string, branch?: string): string | undefined;
  merge(number: number): void;
  /** Refuses connections until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const MAIN = "main";

/** It is gone when the test has finished. */
export async function startGithub(): Promise<GithubServer> {
  const state: GithubState = {
    branches: new Map([[MAIN, [{ message: "first", files: new Map() }]]]),
    ...{ pulls: [], comments: [], issues: [], strangers: new Set<string>(), hasIssues: true, url: "" },
  };
  const [requests, complaints]: [string[], string[]] = [[], []];
  const api = loadGithubApi();
  const http = createServer((request, response) => {
    void receive(request, response);
  });
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const name = `${request.method ?? ""} ${request.url ?? ""}`;
    const index = requests.push(name) - 1;
    const fault = server.befall?.(index, name);
    if (fault?.kind === "lost") return void request.socket.destroy();
    if (fault?.kind === "silent") return;
    if (fault?.kind === "answer") {
      send(response, fault.status, { message: fault.message }, fault.headers);
      return;
    }
    if (!/^(?:token|bearer) /i.test(request.headers.authorization ?? "")) {
      send(response, 401, { message: "Requires authentication" });
      return;
    }
    try {
      const { status, data } = answerGithub({
        api,
        state,
        request: name,
        body,
        authorization: request.headers.authorization ?? "",
      });
      if (fault?.kind === "unanswered") return void request.socket.destroy();
      send(response, status, data);
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
      send(response, 500, { message: "see complaints" });
    }
  };
  const listen = (port: number) => new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  state.url = `http://127.0.0.1:${String(port)}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  const server: GithubServer = Object.assign(state, {
    access: { owner: "gcc", repository: "tenants", folder: "", apiUrl: state.url, login: { token: GITHUB_TOKEN } },
    settings: { TENANTRY_GITHUB_REPOSITORY: "gcc/tenants", GITHUB_API_URL: state.url, GITHUB_TOKEN },
    ...{ requests, complaints, befall: undefined },
    write: (path: string, text: string) => commit(state, MAIN, path, Buffer.from(text), "write"),
    read: (path: string, branch = MAIN) => newest(state, branch)?.files.get(path)?.toString(),
    merge: (number: number) => merge(state, number),
    ...{ stop, start: () => listen(port) },
  });
  onTestFinished(async () => {
    if (http.listening) await stop();
  });
  return server;
}

export function newest(state: GithubState, branch: string): Commit | undefined {
  return state.branches.get(branch)?.at(-1);
}

export function commit(state: GithubState, branch: string, path: string, content: Buffer, message: string): void {
  const commits = state.branches.get(branch) ?? [];
  commits.push({ message, files: new Map([...(commits.at(-1)?.files ?? []), [path, content]]) });
  state.branches.set(branch, commits);
}

/** As Git has it. */
export function blobSha(content: Buffer): string {
  return createHash("sha1")
    .update(`blob ${String(content.length)}\0`)
    .update(content)
    .digest("hex");
}

export function commitSha(commits: readonly Commit[]): string {
  const told = commits.map(({ message, files }) => [
    message,
    [...files].map(([path, text]) => [path, text.toString("base64")]),
  ]);
  return createHash("sha1").update(JSON.stringify(told)).digest("hex");
}

/** Takes over what the branch has changed. */
function merge(state: GithubState, number: number): void {
  const pull = state.pulls.find((each) => each.number === number);
  const files = pull && newest(state, pull.head)?.files;
  if (pull === undefined || files === undefined) throw new Error(`There is no pull request ${String(number)}.`);
  for (const [path, content] of files)
    if (!newest(state, pull.base)?.files.get(path)?.equals(content))
      commit(state, pull.base, path, content, pull.title);
  Object.assign(pull, { state: "closed", merged: true });
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

function send(response: ServerResponse, status: number, data: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(data));
}
