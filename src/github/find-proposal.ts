import type { HeldTenant, WriteBackKind } from "../model/write-back.ts";
import type { Github } from "./github.ts";
import { LABELS, branchOf, markerOf } from "./proposal-text.ts";

export interface Proposal {
  readonly number: number;
  readonly url: string;
  readonly state: "open" | "merged" | "closed";
  /** The branch that it is for. */
  readonly base: string;
  /** The login that opened it, which is ours. */
  readonly author: string | undefined;
  /** Its label and its reviewers are there: it was opened to the end. */
  readonly labelled: boolean;
}

/**
 * The pull request of a hold, by the name of its branch, which only those can push who may write to the repository, and by
 * its marker; without one where it is open, as GitHub would not open a second.
 */
export async function findProposal(
  github: Github,
  hold: HeldTenant,
  kind: WriteBackKind,
): Promise<Proposal | undefined> {
  const head = `${github.at.owner}:${branchOf(hold, kind)}`;
  const { data } = await github.ask(() => github.rest.pulls.list({ ...github.at, head, state: "all" }));
  const marker = markerOf(hold, kind);
  const found = data.find(({ body }) => body?.includes(marker)) ?? data.find(({ state }) => state === "open");
  return found && toProposal(found);
}

interface Pull {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly merged_at: string | null;
  readonly base: { readonly ref: string };
  readonly user: { readonly login: string } | null;
  readonly labels: readonly { readonly name: string }[];
}

export function toProposal(pull: Pull): Proposal {
  const closed = pull.merged_at === null ? "closed" : "merged";
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.state === "open" ? "open" : closed,
    base: pull.base.ref,
    author: pull.user?.login,
    labelled: pull.labels.some(({ name }) => name === LABELS[0]),
  };
}
