import type { DateText } from "../model/clock.ts";
import type { Project } from "../model/project.ts";
import type { Place } from "./rule.ts";
import { livingTenants } from "./living-tenants.ts";
import { valueAt } from "./rule.ts";

/** Something that ends with the day `expires`: it is past from the next day on. */
export interface Expiry {
  readonly id: string;
  readonly expires: DateText;
  readonly place: Place;
}

export function* listOverrideExpiries(project: Project): Generator<Expiry> {
  for (const tenant of livingTenants(project))
    for (const [id, override] of Object.entries(tenant.data.limits ?? {}))
      if (typeof override === "object" && override.expires !== undefined)
        yield { id, expires: override.expires, place: valueAt(tenant, "limits", id, "expires") };
}

export function* listFlagExpiries({ flags }: Project): Generator<Expiry> {
  for (const flag of flags.values())
    // A kill switch is not to end at all: lint/kill-switch-with-expiry. One of two dates that contradict each other is
    // wrong: lint/expiry-before-creation, lint/created-in-future.
    if (flag.data.kind !== "kill_switch" && flag.data.expires !== undefined && flag.data.expires > flag.data.created)
      yield { id: flag.id, expires: flag.data.expires, place: valueAt(flag, "expires") };
}
