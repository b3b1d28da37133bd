/** Somebody who acts in an emergency, as the command line names her. */
export const olga = {
  actor: "olga",
  actor_source: "flag",
  pr_url: null,
  pr_source: null,
  commit: null,
  reason: null,
} as const;
