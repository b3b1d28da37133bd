import type { FlagFile } from "../../model/generated/flag.ts";

/** Whether a rollout gives some tenants what it does not give others: by id, by tier or by percentage. */
export function dividesTenants({ rollout = [] }: FlagFile): boolean {
  const whole = rollout.findIndex(({ tenants, tiers }) => tenants === undefined && tiers === undefined);
  const deciding = whole === -1 ? rollout : rollout.slice(0, whole + 1);
  const percents = new Set(deciding.map(({ percent }) => percent));
  if (whole === -1) percents.add(0); // who meets no entry has nothing
  return percents.size > 1 || [...percents].some((percent) => percent > 0 && percent < 100);
}
