/** What GitHub says to each request that Tenantry makes, and what it does. */
import type { GithubApi } from "./github-api.ts";
import type { Comment, GithubState, Issue, Pull } from "./github-server.ts";
import { blobSha, commit, commitSha, newest } from "./github-server.ts";

export interface GithubRequest {
  readonly api: GithubApi;
  readonly state: GithubState;
  /** `GET /repos/…?…` */
  readonly request: string;
  readonly body: unknown;
  readonly authorization: string;
}

interface Answer {
  readonly status: number;
  readonly data: unknown;
}

type Body = Readonly<Record<string, unknown>>;
interface Call {
  readonly state: GithubState;
  readonly places: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Body;
  readonly authorization: string;
}
/** A refusal has a message and is not described. */
type Handler = (call: Call) => { readonly status: number; readonly ours?: unknown; readonly message?: string };

/** Who owns the token. */
export const BOT = "tenantry-bot";
const REPOSITORY = "/repos/{owner}/{repo}";
const missing = { status: 404, message: "Not Found" } as const;

const handlers: readonly [operation: string, handle: Handler][] = [
  ["post /app/installations/{installation_id}/access_tokens", newToken],
  [`get ${REPOSITORY}/git/ref/{ref}`, getRef],
  [`post ${REPOSITORY}/git/refs`, createRef],
  [`get ${REPOSITORY}/contents/{path}`, getContent],
  [`put ${REPOSITORY}/contents/{path}`, putContent],
  [`post ${REPOSITORY}/pulls/{pull_number}/requested_reviewers`, requestReviewers],
  [`patch ${REPOSITORY}/pulls/{pull_number}`, updatePull],
  [`get ${REPOSITORY}/pulls`, listPulls],
  [`post ${REPOSITORY}/pulls`, createPull],
  [`get ${REPOSITORY}/issues/{issue_number}/comments`, listComments],
  [`post ${REPOSITORY}/issues/{issue_number}/comments`, createComment],
  [`post ${REPOSITORY}/issues/{issue_number}/labels`, addLabels],
  [`get ${REPOSITORY}/issues`, listIssues],
  [`post ${REPOSITORY}/issues`, createIssue],
  [`get ${REPOSITORY}`, () => ({ status: 200, ours: { default_branch: "main" } })],
];

export function answerGithub({ api, state, request, body, authorization }: GithubRequest): Answer {
  const url = new URL(request.slice(request.indexOf(" ") + 1), "http://localhost");
  const method = request.slice(0, request.indexOf(" ")).toLowerCase();
  for (const [operation, handle] of handlers) {
    const places = matchOperation(operation, method, url.pathname);
    if (places === undefined) continue;
    if (operation.includes("/repos/") && places.slice(0, 2).join("/") !== "gcc/tenants")
      return { status: 404, data: missing };
    api.checkRequest(operation, body);
    const call = { state, places: places.slice(2), query: url.searchParams, body: (body ?? {}) as Body, authorization };
    const { status, ours, message } = handle(call);
    return { status, data: message === undefined ? api.makeAnswer(operation, status, ours) : { message } };
  }
  throw new Error(`${request} is not expected.`);
}

function matchOperation(operation: string, method: string, path: string): string[] | undefined {
  const [verb = "", template = ""] = operation.split(" ");
  if (verb !== method) return undefined;
  const pattern = template.replace(/\{(path|ref)\}$/, "(.+)").replace(/\{\w+\}/g, "([^/]+)");
  return new RegExp(`^${pattern}$`).exec(path)?.slice(1).map(decodeURIComponent);
}

function newToken({ authorization }: Call): ReturnType<Handler> {
  if (!/^bearer [\w-]+\.[\w-]+\.[\w-]+$/i.test(authorization))
    return { status: 401, message: "A JSON web token could not be decoded" };
  return {
    status: 201,
    ours: { token: "ghs_installation", expires_at: new Date(Date.now() + 3_600_000).toISOString() },
  };
}

function getRef({ state, places: [ref = ""] }: Call): ReturnType<Handler> {
  const commits = state.branches.get(ref.replace(/^heads\//, ""));
  return commits === undefined ? missing : { status: 200, ours: refOf(`refs/${ref}`, commitSha(commits)) };
}

function createRef({ state, body }: Call): ReturnType<Handler> {
  const [ref, sha] = [String(body["ref"]), String(body["sha"])];
  const name = ref.replace(/^refs\/heads\//, "");
  const from = [...state.branches.values()].find((commits) => commitSha(commits) === sha);
  if (state.branches.has(name)) return { status: 422, message: "Reference already exists" };
  if (from === undefined) return { status: 422, message: "Object does not exist" };
  state.branches.set(name, [...from]);
  return { status: 201, ours: refOf(ref, sha) };
}

function refOf(ref: string, sha: string): object {
  return { ref, object: { type: "commit", sha } };
}

function getContent({ state, places: [path = ""], query }: Call): ReturnType<Handler> {
  const ref = query.get("ref") ?? "main";
  const commits = [...state.branches].find(([name, all]) => name === ref || commitSha(all) === ref)?.[1];
  const content = commits?.at(-1)?.files.get(path);
  if (content === undefined) return missing;
  // GitHub breaks the lines of base64.
  const encoded = content.toString("base64").replace(/.{60}/g, "$&\n");
  return { status: 200, ours: { type: "file", encoding: "base64", content: encoded, path, sha: blobSha(content) } };
}

function putContent({ state, places: [path = ""], body }: Call): ReturnType<Handler> {
  const branch = String(body["branch"]);
  const now = newest(state, branch)?.files.get(path);
  if (now === undefined) return missing;
  if (blobSha(now) !== body["sha"]) return { status: 409, message: `${path} does not match ${String(body["sha"])}` };
  const content = Buffer.from(String(body["content"]), "base64");
  commit(state, branch, path, content, String(body["message"]));
  return { status: 200, ours: { content: { path, sha: blobSha(content) } } };
}

function listPulls({ state, query }: Call): ReturnType<Handler> {
  const [owner, head] = (query.get("head") ?? "").split(/:(.*)/);
  const wanted = query.get("state") ?? "open";
  const found = state.pulls.filter(
    (pull) => pull.head === head && owner === "gcc" && (wanted === "all" || pull.state === wanted),
  );
  return { status: 200, ours: found.map((pull) => pullOf(state, pull)) };
}

function createPull({ state, body }: Call): ReturnType<Handler> {
  const [head, base] = [String(body["head"]), String(body["base"])];
  if (!state.branches.has(head)) return { status: 422, message: "Validation Failed" };
  if (state.pulls.some((pull) => pull.head === head && pull.state === "open"))
    return { status: 422, message: `A pull request already exists for gcc:${head}.` };
  const pull: Pull = {
    ...{ number: nextNumber(state), title: String(body["title"]), body: String(body["body"]), head, base, user: BOT },
    ...{ state: "open", merged: false, labels: [], reviewers: [], teams: [] },
  };
  state.pulls.push(pull);
  return { status: 201, ours: pullOf(state, pull) };
}

function pullOf({ url }: GithubState, pull: Pull): object {
  const { number, title, body, state, head, base, merged } = pull;
  const labels = pull.labels.map((name) => ({
    id: 1,
    node_id: "n",
    url,
    name,
    description: "",
    color: "fff",
    default: false,
  }));
  const html_url = `${url}/gcc/tenants/pull/${String(number)}`;
  const merged_at = merged ? "2026-11-23T09:00:00Z" : null;
  return {
    number,
    title,
    body,
    state,
    labels,
    html_url,
    merged_at,
    user: { login: pull.user },
    head: { ref: head },
    base: { ref: base },
  };
}

function updatePull({ state, places: [number], body }: Call): ReturnType<Handler> {
  const pull = findPull(state, number);
  if (pull === undefined) return missing;
  if (body["state"] === "closed") pull.state = "closed";
  return { status: 200, ours: pullOf(state, pull) };
}

function requestReviewers({ state, places: [number], body }: Call): ReturnType<Handler> {
  const pull = findPull(state, number);
  if (pull === undefined) return missing;
  const users = (body["reviewers"] ?? []) as string[];
  const teams = (body["team_reviewers"] ?? []) as string[];
  if (users.includes(pull.user))
    return { status: 422, message: "Review cannot be requested from pull request author." };
  if ([...users, ...teams].some((name) => state.strangers.has(name)))
    return { status: 422, message: "Reviews may only be requested from collaborators." };
  pull.reviewers.push(...users.filter((name) => !pull.reviewers.includes(name)));
  pull.teams.push(...teams.filter((name) => !pull.teams.includes(name)));
  return { status: 201, ours: pullOf(state, pull) };
}

function addLabels({ state, places: [number], body }: Call): ReturnType<Handler> {
  const pull = findPull(state, number);
  if (pull === undefined) return missing;
  for (const name of body["labels"] as string[]) if (!pull.labels.includes(name)) pull.labels.push(name);
  return { status: 200, ours: pull.labels.map((name) => ({ name })) };
}

function listComments({ state, places: [number] }: Call): ReturnType<Handler> {
  const found = state.comments.filter(({ on }) => String(on) === number);
  return { status: 200, ours: found.map((comment) => commentOf(state, comment)) };
}

function createComment({ state, places: [number], body }: Call): ReturnType<Handler> {
  const comment: Comment = { on: Number(number), body: String(body["body"]), user: BOT };
  state.comments.push(comment);
  return { status: 201, ours: commentOf(state, comment) };
}

function commentOf(state: GithubState, comment: Comment): object {
  const html_url = `${state.url}/gcc/tenants/pull/${String(comment.on)}#issuecomment-${String(state.comments.indexOf(comment))}`;
  return { body: comment.body, user: { login: comment.user }, html_url };
}

/** Pull requests are issues, too. */
function listIssues({ state, query }: Call): ReturnType<Handler> {
  if (!state.hasIssues) return { status: 410, message: "Issues are disabled for this repo" };
  const labels = (query.get("labels") ?? "").split(",");
  const found = state.issues.filter((issue) => labels.every((label) => issue.labels.includes(label)));
  return { status: 200, ours: found.map((issue) => issueOf(state, issue)) };
}

function createIssue({ state, body }: Call): ReturnType<Handler> {
  if (!state.hasIssues) return { status: 410, message: "Issues are disabled for this repo" };
  const issue: Issue = {
    ...{ number: nextNumber(state), title: String(body["title"]), body: String(body["body"]) },
    labels: body["labels"] as string[],
  };
  state.issues.push(issue);
  return { status: 201, ours: issueOf(state, issue) };
}

function issueOf({ url }: GithubState, { number, title, body, labels }: Issue): object {
  return {
    number,
    title,
    body,
    labels,
    html_url: `${url}/gcc/tenants/issues/${String(number)}`,
    pull_request: undefined,
  };
}

function findPull(state: GithubState, number: string | undefined): Pull | undefined {
  return state.pulls.find((pull) => String(pull.number) === number);
}

function nextNumber({ pulls, issues }: GithubState): number {
  return pulls.length + issues.length + 1;
}
