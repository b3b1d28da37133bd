import type { Octokit } from "@octokit/rest";

/** The repository, as far as proposals need it. */
export interface Github {
  readonly rest: Octokit["rest"];
  /** What every call about the repository takes. */
  readonly at: { readonly owner: string; readonly repo: string };
  readonly folder: string;
  /** @throws GithubFailure for every answer of GitHub that is none, without any secret in it */
  ask<T>(call: () => Promise<T>): Promise<T>;
}

/** Somebody who asks, for no repository in particular. */
export interface Client {
  readonly octokit: Octokit;
  readonly ask: Github["ask"];
}
