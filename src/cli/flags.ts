import * as Flags from "@oclif/core/flags";

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
