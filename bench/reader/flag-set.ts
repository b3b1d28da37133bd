/** One of the flags that every tool is given. */
export type FlagSpec =
  | { readonly name: string; readonly kind: "plain"; readonly on: boolean }
  | { readonly name: string; readonly kind: "tenants"; readonly tenants: readonly string[] }
  | { readonly name: string; readonly kind: "tier"; readonly tier: string }
  | { readonly name: string; readonly kind: "share"; readonly percent: number };

/** On whose behalf a flag is asked for. */
export interface Subject {
  readonly tenant: string;
  readonly tier: string;
  readonly user: string;
}

export const flagTenants = Array.from({ length: 100 }, (_, index) => `tenant_${index}`);

export function tierOf(tenant: string): string {
  return Number(tenant.slice("tenant_".length)) % 4 === 0 ? "gold" : "silver";
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** 30 plain ones, 10 for some tenants or a tier, 10 for a share of the users. */
export const flagSet: readonly FlagSpec[] = [
  ...numbers(30).map((n) => ({ name: `plain_${n}`, kind: "plain" as const, on: n % 3 !== 0 })),
  ...numbers(7).map((n) => {
    const tenants = flagTenants.slice(n * 10, n * 10 + 12);
    return { name: `pilots_${n}`, kind: "tenants" as const, tenants };
  }),
  ...numbers(3).map((n) => ({ name: `upper_${n}`, kind: "tier" as const, tier: "gold" })),
  ...numbers(10).map((n) => ({ name: `share_${n}`, kind: "share" as const, percent: 5 + n * 10 })),
];

/** Two users of each tenant. */
export const subjects: readonly Subject[] = flagTenants.flatMap((tenant, index) =>
  [0, 1].map((n) => ({ tenant, tier: tierOf(tenant), user: `3f2b8a40-7c1d-4e55-9a0b-${index * 2 + n + 10_000}` })),
);

/** Answers one flag for what `contextOf` made of a subject. */
export interface FlagTool<Context = unknown> {
  /** As the tool wants it; made before the clock starts. */
  contextOf(subject: Subject): Context;
  readonly isOn: (flag: string, context: Context) => boolean | Promise<boolean>;
  close(): Promise<void> | void;
}
