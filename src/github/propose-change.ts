import type { HeldTenant, WriteBackKind } from "../model/write-back.ts";
import type { Github } from "./github.ts";
import { askForReview } from "./ask-for-review.ts";
import { GithubFailure } from "./failure.ts";
import { orNothing, readFileAt } from "./file-at.ts";
import type { Proposal } from "./find-proposal.ts";
import { findProposal, toProposal } from "./find-proposal.ts";
import { bodyOf, branchOf, commitMessage, titleOf } from "./proposal-text.ts";

export interface Change {
  readonly hold: HeldTenant;
  readonly kind: WriteBackKind;
  /** In the repository, with forward slashes. */
  readonly path: string;
  /** The text that the file is to have, by the one that it has; the same one when it says so already. */
  readonly edit: (text: string) => string;
}

/** A pull request, or why there is nothing to propose. */
export type Outcome = { readonly proposal: Proposal } | { readonly note: string };

/**
 * Opens the pull request of a hold, or finds the one that there is. Whatever it was that stopped an earlier attempt half
 * way, the next one goes on from there: each step looks whether it was taken.
 * @throws OperationalError of GitHub, or of `edit`
 */
export async function proposeChange(github: Github, change: Change): Promise<Outcome> {
  const { hold, kind } = change;
  const found = await findProposal(github, hold, kind);
  if (found !== undefined) return { proposal: await complete(github, change, found) };
  const base = await findBase(github);
  const note = await pushBranch(github, change, base.sha);
  if (note !== undefined) return { note };
  return { proposal: await complete(github, change, await openPull(github, change, base.branch)) };
}

/** Undefined when the branch carries the change, else why nothing is to be changed. */
async function pushBranch(
  github: Github,
  { hold, kind, path, edit }: Change,
  base: string,
): Promise<string | undefined> {
  const now = await readFileAt(github, path, base);
  if (now === undefined) return `${path} is not in Git.`;
  if (edit(now.text) === now.text) return "Git says so already.";
  const branch = branchOf(hold, kind);
  await makeBranch(github, branch, base);
  // The branch may be there from an earlier attempt, with or without its commit.
  const before = await readFileAt(github, path, branch);
  if (before === undefined) return `${path} is not in Git.`;
  const after = edit(before.text);
  if (after === before.text) return undefined;
  const content = Buffer.from(after).toString("base64");
  const message = commitMessage(hold, kind);
  await github.ask(() =>
    github.rest.repos.createOrUpdateFileContents({ ...github.at, path, branch, message, content, sha: before.sha }),
  );
  return undefined;
}

async function findBase(github: Github): Promise<{ readonly branch: string; readonly sha: string }> {
  const { data: repository } = await github.ask(() => github.rest.repos.get(github.at));
  const branch = repository.default_branch;
  const { data } = await github.ask(() => github.rest.git.getRef({ ...github.at, ref: `heads/${branch}` }));
  return { branch, sha: data.object.sha };
}

async function makeBranch(github: Github, branch: string, sha: string): Promise<void> {
  const there = await orNothing(github.ask(() => github.rest.git.getRef({ ...github.at, ref: `heads/${branch}` })));
  if (there !== undefined) return;
  try {
    await github.ask(() => github.rest.git.createRef({ ...github.at, ref: `refs/heads/${branch}`, sha }));
  } catch (error) {
    if (!isThereAlready(error)) throw error; // somebody else was faster
  }
}

async function openPull(github: Github, { hold, kind, path }: Change, base: string): Promise<Proposal> {
  const text = { title: titleOf(hold, kind), body: bodyOf(hold, kind, path) };
  try {
    const head = branchOf(hold, kind);
    return toProposal((await github.ask(() => github.rest.pulls.create({ ...github.at, ...text, head, base }))).data);
  } catch (error) {
    const found = isThereAlready(error) ? await findProposal(github, hold, kind) : undefined;
    if (found === undefined) throw error;
    return found;
  }
}

/** The label comes last: one that has it was finished. */
async function complete(github: Github, { path }: Change, proposal: Proposal): Promise<Proposal> {
  if (proposal.state !== "open" || proposal.labelled) return proposal;
  await askForReview(github, proposal, path);
  return proposal;
}

function isThereAlready(error: unknown): boolean {
  return error instanceof GithubFailure && error.status === 422;
}
