import type { ProjectFile } from "../model/generated/project.ts";

/** What check enforces: `policy` of tenantry.yaml with the defaults of its schema filled in. */
export interface Policy {
  readonly flags: {
    readonly max_active: number;
    readonly max_age_days: number;
    readonly warn_days: number;
    readonly grace_days: number;
  };
  /** In lower case; undefined allows every domain. */
  readonly billing_email_domains: readonly string[] | undefined;
}

export function resolvePolicy(config: ProjectFile): Policy {
  const { flags, billing_email_domains } = config.policy ?? {};
  return {
    flags: { max_active: 50, max_age_days: 90, warn_days: 14, grace_days: 14, ...flags },
    billing_email_domains,
  };
}
