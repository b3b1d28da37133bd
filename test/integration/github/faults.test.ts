/** Whatever GitHub does, and wherever a process dies: one branch, one commit, one pull request, and no secret anywhere. */
import { expect, test } from "vitest";
import { pauseAfter } from "../../../src/pipeline/write-back/pause-after.ts";
import { GithubFailure } from "../../../src/github/failure.ts";
import { workOff } from "../../../src/pipeline/write-back/work-off.ts";
import type { GithubFault, GithubServer } from "../../support/github-server.ts";
import { GITHUB_TOKEN } from "../../support/github-server.ts";
import { ACME, FILE, setUpWriteBacks } from "../../support/write-backs.ts";

const answer = (status: number, message: string, headers?: Record<string, string>): GithubFault => ({
  ...{ kind: "answer", status, message },
  ...(headers && { headers }),
});

/** What there must be exactly once. */
function expectOne(github: GithubServer): void {
  expect([...github.branches.keys()]).toEqual(["main", github.pulls[0]?.head]);
  const [before, after] = [...github.branches.values()].map((commits) => commits.length);
  expect(after).toBe((before ?? 0) + 1);
  expect(github.pulls).toMatchObject([{ labels: ["tenantry", "tenantry-hold"], reviewers: ["ann"] }]);
  expect(github.complaints).toEqual([]);
}

/** A hold is proposed over and over, each time with a fault at the next request, until one attempt has met none. */
async function proposeThrough(fault: GithubFault): Promise<GithubServer> {
  const { github, suspend, work, later } = await setUpWriteBacks();
  github.write("CODEOWNERS", "* @ann\n");
  await suspend();
  for (let at = 0; at < 30; at++) {
    const first = github.requests.length;
    github.befall = (index) => (index === first + at ? fault : undefined);
    const [result] = await work();
    if (github.requests.length <= first + at) {
      expect(at).toBeGreaterThan(0);
      expect(result).toMatchObject({ state: "proposed", error: null });
      return github;
    }
    await later();
  }
  throw new Error("The faults have no end.");
}

test.each<[string, GithubFault]>([
  ["is lost", { kind: "lost" }],
  ["is done, and its answer is lost", { kind: "unanswered" }],
  ["is answered by 500", answer(500, "Server Error")],
  ["is answered by 503", answer(503, "Service unavailable")],
])("each request in turn %s", async (_, fault) => {
  expectOne(await proposeThrough(fault));
});

test("a fault at every request of one run, one after the other, each met by a new attempt", async () => {
  const { github, suspend, work, later } = await setUpWriteBacks();
  github.write("CODEOWNERS", "* @ann\n");
  await suspend();
  const seen = new Set<string>();
  // The first of each kind of request is done, and its answer never comes: as if the process had died right behind it.
  github.befall = (_, request) => {
    if (seen.has(request)) return undefined;
    seen.add(request);
    return { kind: "unanswered" };
  };
  for (let round = 0, open = true; open && round < 30; round++) {
    await later();
    const [result] = await work();
    open = result?.error !== null;
  }
  expect(seen.size).toBeGreaterThan(9);
  expectOne(github);
});

test("two deliveries at once share the work: each hold is one's", async () => {
  const { github, sync, suspend, later } = await setUpWriteBacks();
  github.write("CODEOWNERS", "* @ann\n");
  await suspend();
  const { signal } = new AbortController();
  const all = await Promise.all([1, 2, 3].map(() => workOff(sync, github.access, signal)));
  expect(all.flat()).toMatchObject([{ state: "proposed", error: null }]);
  expectOne(github);
  await later();
  // One whose lease has ended is no longer alone: both go through all of it.
  github.pulls[0]?.labels.splice(0);
  await Promise.all([1, 2].map(() => workOff(sync, github.access, signal)));
  expect(github.pulls).toHaveLength(1);
});

test("what the other has done meanwhile is found: the branch, the commit, the pull request", async () => {
  const { github, sync, suspend, later, workspace } = await setUpWriteBacks();
  github.write("CODEOWNERS", "* @ann\n");
  await suspend();
  const { signal } = new AbortController();
  let inside = false;
  // Before each request of the first, the lease ends and another goes as far as it can.
  let other: Promise<unknown> = Promise.resolve();
  github.befall = (_, request) => {
    if (inside || !request.startsWith("POST ") || !request.includes("/git/refs")) return undefined;
    inside = true;
    other = later().then(() => workOff(sync, github.access, signal));
    return undefined;
  };
  await workOff(sync, github.access, signal);
  await other;
  await later();
  await workOff(sync, github.access, signal);
  expectOne(github);
  const { rows } = await workspace.db.query("select state, attempts from tenantry.write_backs");
  expect(rows).toEqual([{ state: "proposed", attempts: 0 }]);
});

test("somebody who is faster by one request does no harm: the branch, the commit, the pull request", async () => {
  const { github, suspend, work, later } = await setUpWriteBacks();
  github.write("CODEOWNERS", "* @ann\n");
  await suspend();
  const done = new Set<string>();
  const first = (what: string) => !done.has(what) && done.add(what);
  github.befall = (_, request) => {
    const main = github.branches.get("main") ?? [];
    const branch = [...github.branches.keys()].find((name) => name !== "main") ?? "";
    if (/^POST .*\/git\/refs$/.test(request) && first("branch")) {
      const name = decodeURIComponent(/heads%2F(.*)/.exec(github.requests.at(-2) ?? "")?.[1] ?? "");
      github.branches.set(name, [...main]);
    }
    if (request.startsWith("PUT ") && first("commit")) {
      const files = new Map([
        ...(main.at(-1)?.files ?? []),
        [ACME, Buffer.from(FILE.replace("active", "offboarding"))],
      ]);
      github.branches.get(branch)?.push({ message: "theirs", files });
    }
    return undefined;
  };
  // The branch is taken as it is; that the file was another one is told, and the next attempt edits what is there.
  expect(await work()).toMatchObject([{ state: "waiting", error: expect.stringContaining("409") as string }]);
  await later();
  expect(await work()).toMatchObject([{ state: "proposed", error: null }]);
  expect([...done]).toEqual(["branch", "commit"]);
  expect(github.branches.size).toBe(2);
  expect(github.complaints).toEqual([]);
});

test("GitHub is down, then up: the reason is kept, the pauses grow, and nothing is lost", async () => {
  const { github, workspace, suspend, work, later, rows } = await setUpWriteBacks();
  await github.stop();
  expect(await suspend()).toMatchObject({ status: "suspended" });
  for (let attempt = 1; attempt <= 3; attempt++) {
    expect(await work()).toMatchObject([
      { state: "waiting", error: expect.stringContaining("ECONNREFUSED") as string },
    ]);
    expect(await rows()).toMatchObject([
      { attempts: attempt, last_error: expect.stringContaining("did not answer") as string },
    ]);
    const { rows: waits } = await workspace.db.query<{ seconds: number }>(
      "select extract(epoch from next_at - now())::float8 as seconds from tenantry.write_backs",
    );
    const longest = 5 * 2 ** (attempt - 1);
    expect(waits[0]?.seconds).toBeGreaterThan(longest / 2 - 2);
    expect(waits[0]?.seconds).toBeLessThanOrEqual(longest);
    expect(await work()).toEqual([]);
    await later();
  }
  await github.start();
  expect(await work()).toMatchObject([{ state: "proposed", error: null }]);
  expect(await rows()).toMatchObject([{ attempts: 0, last_error: null }]);
});

test.each<[string, GithubFault, string]>([
  ["a token that is none", answer(401, `Bad credentials: ${GITHUB_TOKEN}`), "See that GITHUB_TOKEN"],
  ["a token without the right", answer(403, "Resource not accessible by personal access token"), "needs write access"],
  ["a repository that is not there", answer(404, "Not Found"), "See TENANTRY_GITHUB_REPOSITORY"],
])("%s is told with what to do, and without the token", async (_, fault, hint) => {
  const { github, suspend, work, rows } = await setUpWriteBacks();
  await suspend();
  github.befall = () => fault;
  const results = await work();
  expect(results).toMatchObject([{ state: "waiting", error: expect.stringContaining(hint) as string }]);
  expect(JSON.stringify([results, await rows()])).not.toContain(GITHUB_TOKEN);
});

test("a limit is kept for all: nobody asks before GitHub allows it", async () => {
  const { github, workspace, suspend, work } = await setUpWriteBacks();
  await suspend();
  await suspend({ tenantId: "beta" });
  github.befall = () => answer(403, "You have exceeded a secondary rate limit", { "retry-after": "600" });
  expect(await work()).toHaveLength(1);
  expect(github.requests).toHaveLength(1);
  const { rows } = await workspace.db.query<{ late: boolean }>(
    "select next_at > now() + interval '590 seconds' as late from tenantry.write_backs",
  );
  expect(rows).toEqual([{ late: true }, { late: true }]);
  expect(await work()).toEqual([]);
});

test("a text of somebody's breaks neither YAML nor Markdown, calls nobody, and shows no credential", async () => {
  const { github, suspend, work, rows } = await setUpWriteBacks();
  const reason = `line one\n\`\`\`\n@everyone fixes #1 GH-2 <!-- x --> --> [a](javascript:b) "': {} - # & * ! | > % \u202e ${"`".repeat(5)} token: ${GITHUB_TOKEN}  ${"é".repeat(200)}`;
  await suspend({ reason, incident: "INC-1 @ops #9 `x` <script>" });
  expect(await work()).toMatchObject([{ state: "proposed", error: null }]);
  const [pull] = github.pulls;
  const text = github.read(ACME, pull?.head) ?? "";
  const added = text.split("\n").filter((line) => !FILE.includes(line));
  expect(added).toHaveLength(2);
  expect(added[1]).toMatch(/^suspension: \{reason: "line one ``` @everyone fixes #1/);
  const messages =
    github.branches
      .get(pull?.head ?? "")
      ?.map(({ message }) => message)
      .join() ?? "";
  for (const said of [pull?.body ?? "", messages, pull?.title ?? ""]) {
    expect(said).not.toMatch(/@(?:everyone|ops)|#[19]|GH-2|\u202e/);
    expect(said).not.toContain("<!-- x");
  }
  // The text stands in one block, whose fence is longer than any in it.
  expect(pull?.body).toMatch(/\n``````text\nline one\n```\n[^]*\n``````$/);
  expect(JSON.stringify([pull, messages, text, await rows()])).not.toContain(GITHUB_TOKEN);
});

test("pauses double up to a quarter of an hour, and are never shorter than GitHub asked for", () => {
  const failure = (pauseMs?: number) =>
    new GithubFailure({ code: "unavailable", message: "", status: 503, pauseMs }, "");
  expect([1, 2, 3, 8, 9, 30].map((attempts) => pauseAfter(attempts, failure(), 1))).toEqual([5, 10, 20, 640, 900, 900]);
  expect(pauseAfter(9, failure(), 0)).toBe(450);
  expect(pauseAfter(1, failure(60_000), 1)).toBe(60);
});
