import assert from "node:assert/strict";
import { type Files, catalogOf, flag, tenant } from "../../test/support/catalogs.ts";
import { installPeer } from "../harness/install-peer.ts";
import { type FlagSpec, flagSet, flagTenants, tierOf } from "../reader/flag-set.ts";
import type { Figure } from "../reader/figures.ts";
import { toFigure } from "../reader/figures.ts";
import { type PeerFlags, peerTools } from "../reader/peer-list.ts";
import type { ReaderBench } from "./reader-registry.ts";
import { seedDocuments } from "./reader-registry.ts";
import { runProgram } from "./reader-programs.ts";

/** How far a share of 200 users may lie from its percentage, in percent. */
const MOST_OFF = 15;

/** The same 50 flags in five tools, all in memory, in turn; nothing when they could not be installed. */
export async function measurePeers(bench: ReaderBench): Promise<Figure[]> {
  const modules = installPeer(bench.folder, Object.values(peerTools));
  if (modules === undefined) {
    console.error("The other flag tools could not be installed: they are left out.");
    return [];
  }
  const { documents, flags } = compileFlags();
  const settings = await seedDocuments(bench, "bench_peer_flags", 2, documents, flags);
  const ask = async (tool: string) =>
    JSON.parse(await runProgram("readerPeerFlags", settings, [tool, modules])) as PeerFlags; // our own program
  const rounds: Readonly<Record<string, PeerFlags>>[] = [];
  for (let round = 0; round < bench.runs; round++) {
    const answers: Record<string, PeerFlags> = { tenantry: await ask("tenantry") };
    for (const tool of Object.keys(peerTools)) answers[tool] = await ask(tool);
    requireSame(answers);
    rounds.push(answers);
  }
  return Object.entries(peerTools).flatMap(([tool, version]) => toFigures(tool, version, rounds));
}

function toFigures(tool: string, version: string, rounds: readonly Readonly<Record<string, PeerFlags>>[]): Figure[] {
  const groups = Object.keys(rounds[0]?.["tenantry"]?.times ?? {});
  return groups.map((group) => {
    const readings = rounds.map((round) => ({
      ours: round["tenantry"]?.times[group] ?? NaN,
      peer: round[tool]?.times[group] ?? NaN,
    }));
    return toFigure({ name: `a flag of ${group}, beside ${tool}`, unit: "ns", peer: version }, readings);
  });
}

/** All have to mean the same: a tool that answers something else is faster for nothing. */
function requireSame(answers: Readonly<Record<string, PeerFlags>>): void {
  for (const [tool, { answers: given, shares }] of Object.entries(answers)) {
    assert.equal(given, answers["tenantry"]?.answers, `${tool} does not answer as the others do`);
    for (const off of shares) assert.ok(Math.abs(off) <= MOST_OFF, `a share of ${tool} is ${off} percent off`);
  }
}

function compileFlags() {
  const files: Files = {
    ...Object.fromEntries(flagSet.map((spec) => [`flags/${spec.name}.yaml`, toFile(spec)])),
    ...Object.fromEntries(flagTenants.map((id) => [`tenants/${id}.yaml`, tenant(id, { tier: tierOf(id) })])),
  };
  const { tenants, flags } = catalogOf(files);
  const documents = flagTenants.map((id) => {
    const document = tenants[id]?.document;
    if (document === undefined) throw new Error(`${id} was not compiled.`);
    return document;
  });
  return { documents, flags: Object.values(flags) };
}

function toFile(spec: FlagSpec) {
  const state = spec.kind === "plain" && !spec.on ? "off" : "on";
  return flag(spec.name, { kind: "ops", expires: "2099-12-31", state, rollout: [toRule(spec)] });
}

function toRule(spec: FlagSpec) {
  if (spec.kind === "tenants") return { tenants: [...spec.tenants], percent: 100 };
  if (spec.kind === "tier") return { tiers: [spec.tier], percent: 100 };
  return spec.kind === "plain" ? { percent: 100 } : { percent: spec.percent, by: "user" };
}
