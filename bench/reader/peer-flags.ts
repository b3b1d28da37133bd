/**
 * The flags of flagSet, asked for all subjects, by one tool: nanoseconds an evaluation.
 * `node dist/bench/reader-peer-flags.js SETTINGS TOOL PEERS` prints PeerFlags; PEERS is the folder of the peers' node_modules.
 */
import * as modules from "node:module";
import { join } from "node:path";
import { type FlagSpec, type FlagTool, flagSet, subjects } from "./flag-set.ts";
import { openReader, readAll } from "./open-reader.ts";
import type { PeerFlags } from "./peer-list.ts";
import { openFlagd } from "./peer-flagd.ts";
import { openGrowthBook } from "./peer-growthbook.ts";
import { openLaunchDarkly } from "./peer-launchdarkly.ts";
import { openUnleash } from "./peer-unleash.ts";
import { readSettings } from "./settings.ts";
import { timeAlone } from "./time-in-turn.ts";

const ROUNDS = 15;

const [, , , tool = "", peers = ""] = process.argv;
const opened = await openTool();
const contexts = subjects.map((subject) => opened.contextOf(subject));
const pass = opened.isOn(flagSet[0]?.name ?? "", contexts[0]) instanceof Promise ? countAwaited : count;
const times: Record<string, number> = {};
const kinds: readonly (readonly [string, (spec: FlagSpec) => boolean])[] = [
  ["all 50", () => true],
  ["30 plain", ({ kind }) => kind === "plain"],
  ["10 by tenant or tier", ({ kind }) => kind === "tenants" || kind === "tier"],
  ["10 by share of users", ({ kind }) => kind === "share"],
];
for (const [name, belongs] of kinds) {
  const names = flagSet.filter(belongs).map((spec) => spec.name);
  times[name] = await timeAlone(() => pass(opened, names), names.length * subjects.length, ROUNDS);
}
const answers = await collect(flagSet.filter(({ kind }) => kind !== "share"));
const shares = await Promise.all(flagSet.filter(({ kind }) => kind === "share").map((spec) => shareOf(spec)));
const measured: PeerFlags = { times, answers, shares };
console.log(JSON.stringify(measured));
await opened.close();
process.exit();

async function openTool(): Promise<FlagTool> {
  const load = modules.createRequire(join(peers, "peers.js"));
  if (tool === "flagd") return openFlagd(load, flagSet) as FlagTool; // each tool gets back what it has made itself
  if (tool === "unleash") return (await openUnleash(load, flagSet)) as FlagTool;
  if (tool === "growthbook") return openGrowthBook(load, flagSet) as FlagTool;
  if (tool === "launchdarkly") return (await openLaunchDarkly(load, flagSet)) as FlagTool;
  return (await openTenantry()) as FlagTool;
}

async function openTenantry(): Promise<FlagTool<{ readonly tenant: string; readonly userId: string }>> {
  const { tenantIds, ...settings } = readSettings();
  const reader = await openReader(settings);
  await readAll(reader, tenantIds);
  return {
    contextOf: ({ tenant, user }) => ({ tenant, userId: user }),
    isOn: (flag, context) => reader.flag(context.tenant, flag, context),
    close: () => reader.close(),
  };
}

function count({ isOn }: FlagTool, names: readonly string[]): number {
  let on = 0;
  for (const context of contexts) for (const name of names) if (isOn(name, context) === true) on += 1;
  return on;
}

async function countAwaited({ isOn }: FlagTool, names: readonly string[]): Promise<number> {
  let on = 0;
  for (const context of contexts) for (const name of names) if (await isOn(name, context)) on += 1;
  return on;
}

/** One character an answer: all tools have to say the same where no hash decides. */
async function collect(specs: readonly FlagSpec[]): Promise<string> {
  let text = "";
  for (const context of contexts) for (const { name } of specs) text += (await opened.isOn(name, context)) ? "1" : "0";
  return text;
}

/** How far the share of the users for whom it is on lies from the percentage, in percent. */
async function shareOf(spec: FlagSpec): Promise<number> {
  const percent = spec.kind === "share" ? spec.percent : 0;
  return (100 * (await countAwaited(opened, [spec.name]))) / contexts.length - percent;
}
