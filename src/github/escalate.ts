import type { HeldTenant } from "../model/write-back.ts";
import type { Github } from "./github.ts";
import { GithubFailure } from "./failure.ts";
import type { Proposal } from "./find-proposal.ts";
import type { Escalation } from "./proposal-text.ts";
import { LABELS, escalationBody, escalationTitle, markerOf } from "./proposal-text.ts";

/** GitHub's largest page; a hold whose issue lies behind ten of them is told of again. */
const PAGE = { per_page: 100 } as const;
const MOST_PAGES = 10;

/**
 * Tells people that a tenant is still suspended: in the pull request while that is open, else in an issue of its own, or
 * in the closed pull request of a repository without issues. Once: an attempt that was stopped half way is found again.
 * @returns its link
 */
export async function escalate(
  github: Github,
  hold: HeldTenant,
  why: Escalation,
  proposal: Proposal | undefined,
): Promise<string> {
  const marker = markerOf(hold, why);
  const body = escalationBody(hold, why, proposal?.url ?? null);
  if (proposal?.state === "open") return commentOnce(github, proposal, marker, body);
  try {
    return (await findIssue(github, hold, marker)) ?? (await openIssue(github, escalationTitle(hold, why), body));
  } catch (error) {
    const withoutIssues = error instanceof GithubFailure && error.status === 410;
    if (!withoutIssues || proposal === undefined) throw error;
    return commentOnce(github, proposal, marker, body);
  }
}

/** Comments unless we have; somebody else's comment with our marker does not count. */
export async function commentOnce(github: Github, proposal: Proposal, marker: string, body: string): Promise<string> {
  const at = { ...github.at, issue_number: proposal.number };
  for (let page = 1, more = true; more && page <= MOST_PAGES; page++) {
    const { data } = await github.ask(() => github.rest.issues.listComments({ ...at, ...PAGE, page }));
    const ours = data.find((each) => each.user?.login === proposal.author && each.body?.includes(marker));
    if (ours !== undefined) return ours.html_url;
    more = data.length === PAGE.per_page;
  }
  return (await github.ask(() => github.rest.issues.createComment({ ...at, body }))).data.html_url;
}

/** By a label, which only those can set who may write to the repository. */
async function findIssue(github: Github, hold: HeldTenant, marker: string): Promise<string | undefined> {
  const filter = { labels: LABELS.join(","), state: "all", since: hold.created_at, ...PAGE } as const;
  for (let page = 1, more = true; more && page <= MOST_PAGES; page++) {
    const { data } = await github.ask(() => github.rest.issues.listForRepo({ ...github.at, ...filter, page }));
    const ours = data.find(({ body, pull_request: pull }) => pull === undefined && body?.includes(marker));
    if (ours !== undefined) return ours.html_url;
    more = data.length === PAGE.per_page;
  }
  return undefined;
}

async function openIssue(github: Github, title: string, body: string): Promise<string> {
  const labels = [...LABELS];
  return (await github.ask(() => github.rest.issues.create({ ...github.at, title, body, labels }))).data.html_url;
}
