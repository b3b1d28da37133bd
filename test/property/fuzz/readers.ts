import { judgeCatalog, judgeComment } from "./judge-catalog.ts";
import { judgeDocument } from "./judge-document.ts";
import { judgeCode, judgeGitignore, judgeMemory, judgeMessage, judgeSettings, soundMemory } from "./judge-file.ts";
import { checkpointSeeds, judgeCheckpoint, judgePlanFile, judgeUsage, planSeeds, usageSeeds } from "./judge-record.ts";
import type { Seeds } from "./seeds.ts";
import { codeSeeds, commentSeeds, gitignoreSeeds, messageSeeds, schemaSeeds, seedsOf, settingsSeeds } from "./seeds.ts";

/** What reads files of one kind. */
export interface Reader {
  readonly name: string;
  readonly seeds: Seeds;
  /** How often it is tried, beside the others: compiling a schema takes as long as reading fifty documents. */
  readonly weight: number;
  /** Throws when the reader does what it must not do, whatever the bytes are. */
  readonly judge: (bytes: Buffer) => void;
}

const document = (name: string, path: string, pattern: RegExp, weight: number): Reader => {
  return { name, seeds: seedsOf(pattern), weight, judge: (bytes) => judgeCatalog(path, bytes) };
};
export const readers: readonly Reader[] = [
  document("tenant", "tenants/alpha.yaml", /(?:^|\/)tenants\/.*\.yaml$/, 8),
  document("tier", "tiers/gold.yaml", /(?:^|\/)tiers\/.*\.yaml$/, 4),
  document("feature", "features/analytics.yaml", /(?:^|\/)features\/.*\.yaml$/, 4),
  document("flag", "flags/new_ranking.yaml", /(?:^|\/)flags\/.*\.yaml$/, 6),
  document("tenantry.yaml", "tenantry.yaml", /(?:^|\/)tenantry\.yaml$/, 5),
  {
    name: "schema",
    seeds: schemaSeeds,
    weight: 1,
    judge: (bytes) => judgeCatalog("schema/tenant_config.schema.json", bytes),
  },
  { name: "document", seeds: seedsOf(/\.yaml$/), weight: 40, judge: judgeDocument },
  { name: "comment", seeds: commentSeeds, weight: 4, judge: judgeComment },
  { name: "check cache", seeds: [soundMemory], weight: 8, judge: judgeMemory },
  { name: "source code", seeds: codeSeeds, weight: 14, judge: judgeCode },
  { name: ".gitignore", seeds: gitignoreSeeds, weight: 4, judge: judgeGitignore },
  { name: "settings.json", seeds: settingsSeeds, weight: 2, judge: judgeSettings },
  { name: "saved plan", seeds: planSeeds, weight: 2, judge: judgePlanFile },
  { name: "usage", seeds: usageSeeds, weight: 2, judge: judgeUsage },
  { name: "checkpoint", seeds: checkpointSeeds, weight: 2, judge: judgeCheckpoint },
  { name: "commit message", seeds: messageSeeds, weight: 1, judge: judgeMessage },
];
