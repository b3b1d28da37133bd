/** What of an emergency Git has to learn, and how far that has come. */
import type { JsonValue } from "./json.ts";

/** `open`: the file is to say the suspension. `resume`: it is to say it no longer. */
export type WriteBackKind = "open" | "resume";

/**
 * `waiting`: to be done, or to be tried again. `proposed`: a pull request is open. `closed`: it was closed unmerged.
 * `none`: there was nothing to propose.
 */
export type WriteBackState = "waiting" | "proposed" | "merged" | "closed" | "none";

/** One row of the queue, as lists show it. */
export interface WriteBack {
  readonly kind: WriteBackKind;
  readonly state: WriteBackState;
  readonly pr_url: string | null;
  /** Why there was nothing to propose. */
  readonly note: string | null;
  /** The latest, until it gets through. Carries no secret. */
  readonly last_error: string | null;
}

/** A hold as the proposal tells of it. Times are ISO 8601, UTC. */
export interface HeldTenant {
  readonly hold_id: number;
  readonly tenant_id: string;
  readonly hold_state: "open" | "reconciled" | "lifted";
  readonly prior_value: JsonValue;
  readonly reason: string;
  readonly incident: string | null;
  readonly actor: string;
  readonly created_at: string;
  readonly review_by: string | null;
  readonly environment: string;
  /** Told apart from the holds of other registries, and from one of this number before a restore: 8 hex digits. */
  readonly key: string;
}

/** The repository with the catalog, and who asks for it. */
export interface GithubAccess {
  readonly owner: string;
  readonly repository: string;
  /** Where the catalog lies in it: `""`, or a path that ends in a slash. */
  readonly folder: string;
  /** https://api.github.com when undefined. */
  readonly apiUrl: string | undefined;
  readonly login: { readonly token: string } | GithubApp;
}

export interface GithubApp {
  readonly appId: string;
  readonly installationId: string;
  /** PEM. */
  readonly key: string;
}

/** One write-back that was worked at. */
export interface WriteBackResult extends Omit<WriteBack, "last_error"> {
  readonly hold_id: number;
  readonly tenant_id: string;
  /** It did not get through and is tried again. */
  readonly error: string | null;
}
