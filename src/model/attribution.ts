/** Where a fact about who did something came from; `flag`, `env` and `git` are what the writer says of itself. */
export type AttributionSource = "oidc" | "api" | "key" | "git" | "env" | "flag";

/** What Git says of the commit that one row comes from: a sync can carry several. */
export interface RowSource {
  /** `Name <email>`; self-asserted. */
  readonly author: string;
  readonly pr_url: string | null;
}

/** Who is answerable for a write. It goes to the audit log with its source. */
export interface Attribution {
  readonly actor: string;
  readonly actor_source: AttributionSource;
  readonly pr_url: string | null;
  readonly pr_source: AttributionSource | null;
  readonly commit: string | null;
  readonly reason: string | null;
}
