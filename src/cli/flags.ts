import * as Flags from "@oclif/core/flags";
import type { Selection } from "../model/plan.ts";

/** Flags that several commands share. */
export const cacheFlag = Flags.option({
  options: ["redis", "none"] as const,
  summary: "Whether there is a cache; goes before TENANTRY_CACHE and tenantry.yaml.",
})();

/** Of flags that name folders of source code. */
export const sourceFlag = {
  summary: "A folder of source code to look for flags in; may be repeated.",
  helpValue: "DIR",
  multiple: true,
} as const;

export const actorFlag = Flags.string({
  summary: "Who is answerable; else TENANTRY_ACTOR, else git's user.",
  helpValue: "NAME",
});

/** What a plan is limited to. */
export const selectionFlags = {
  target: Flags.string({
    summary: "Plan this entity alone, such as tenant.acme; may be repeated.",
    helpValue: "KIND.ID",
    multiple: true,
  }),
  exclude: Flags.string({ summary: "Leave this entity out; may be repeated.", helpValue: "KIND.ID", multiple: true }),
};

/** Of selectionFlags; undefined when there is none. */
export function readSelection(flags: {
  readonly target?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}): Selection | undefined {
  const { target: targets = [], exclude: excludes = [] } = flags;
  return targets.length + excludes.length === 0 ? undefined : { targets, excludes };
}
