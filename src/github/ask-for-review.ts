import type { Github } from "./github.ts";
import type { Owners } from "./code-owners.ts";
import { findOwners } from "./code-owners.ts";
import { GithubFailure } from "./failure.ts";
import { readFileAt } from "./file-at.ts";
import type { Proposal } from "./find-proposal.ts";
import { LABELS } from "./proposal-text.ts";

/** Where GitHub looks, in its order; the first that is there counts. */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
/** GitHub takes no more. */
const MOST_REVIEWERS = 15;

/** Asks the owners of a file for a review, then labels the pull request, by which one that was finished is known. */
export async function askForReview(github: Github, proposal: Proposal, path: string): Promise<void> {
  const { users, teams } = await readOwners(github, path, proposal.base);
  const others = users.filter((user) => user.toLowerCase() !== proposal.author?.toLowerCase());
  const wanted = { reviewers: others.slice(0, MOST_REVIEWERS), team_reviewers: teams.slice(0, MOST_REVIEWERS) };
  if (others.length + teams.length > 0 && !(await request(github, proposal, wanted))) {
    // One who cannot be asked, such as somebody who has left, makes GitHub refuse them all.
    for (const reviewer of wanted.reviewers) await request(github, proposal, { reviewers: [reviewer] });
    for (const team of wanted.team_reviewers) await request(github, proposal, { team_reviewers: [team] });
  }
  const labels = [...LABELS];
  await github.ask(() => github.rest.issues.addLabels({ ...github.at, issue_number: proposal.number, labels }));
}

async function readOwners(github: Github, path: string, branch: string): Promise<Owners> {
  for (const place of PLACES) {
    const file = await readFileAt(github, place, branch);
    if (file !== undefined) return findOwners(file.text, path);
  }
  return { users: [], teams: [] };
}

type Wanted = { reviewers?: string[]; team_reviewers?: string[] };

/** False when GitHub will not ask somebody of them: no reason to be without a proposal. */
async function request(github: Github, { number }: Proposal, wanted: Wanted): Promise<boolean> {
  try {
    await github.ask(() => github.rest.pulls.requestReviewers({ ...github.at, pull_number: number, ...wanted }));
    return true;
  } catch (error) {
    if (error instanceof GithubFailure && (error.status === 422 || error.status === 404)) return false;
    throw error;
  }
}
