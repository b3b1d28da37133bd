import * as Flags from "@oclif/core/flags";

/** Flags that several commands share. */
export const cacheFlag = Flags.option({
  options: ["redis", "none"] as const,
  summary: "Whether there is a cache; goes before TENANTRY_CACHE and tenantry.yaml.",
})();

export const actorFlag = Flags.string({
  summary: "Who is answerable; else TENANTRY_ACTOR, else git's user.",
  helpValue: "NAME",
});
