import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Result, Spread, Target } from "./compare.ts";
import type { StageTimes } from "../cases/stages.ts";
import type { Figure } from "../reader/figures.ts";
import type { Machine } from "./machine.ts";

/** bench/results/<date>.json. */
export interface Report {
  readonly machine: Machine;
  readonly results: readonly Result[];
  readonly stages: readonly StageTimes[];
  /** Of the reader: what is no whole process, in units of its own. */
  readonly figures?: readonly Figure[];
}

/** A Markdown table: times in milliseconds as median (lowest to highest), memory as the highest peak. */
export function formatResults(results: readonly Result[]): string {
  const head = ["case", "Tenantry ms", "peer", "peer ms", "ratio", "peak MiB", "target", "reached"];
  const rows = results.map(({ name, ours, peer, ratio, target, reached }) => [
    name,
    formatSpread(ours.ms, 0),
    peer?.name ?? "–",
    peer === null ? "–" : formatSpread(peer.ms, 0),
    ratio === null ? "–" : formatSpread(ratio, 2),
    [ours, peer].flatMap((side) => (side?.peak_mb == null ? [] : [Math.round(side.peak_mb.max)])).join(" / ") || "–",
    formatTarget(target) || "–",
    reached === null ? "–" : reached ? "yes" : "**no**",
  ]);
  return formatTable([head, ...rows]);
}

/** A Markdown table: milliseconds by stage. */
export function formatStages(times: readonly StageTimes[]): string {
  const stages = Object.keys(times[0]?.stages ?? {});
  const rows = times.map((time) => [time.name, ...stages.map((stage) => (time.stages[stage] ?? 0).toFixed(0))]);
  return formatTable([["ms", ...stages], ...rows]);
}

/** A Markdown table; the first line is its head. */
export function formatTable(lines: readonly (readonly string[])[]): string {
  const columns = lines[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
  const [head = "", ...rows] = lines.map(
    (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`,
  );
  return [head, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows].join("\n");
}

/** Adds figures to the file of the day; one of the same name takes the place of the older one. */
export function saveReport(file: string, { machine, results, stages, figures = [] }: Report): void {
  // It is our own file.
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined;
  mkdirSync(dirname(file), { recursive: true });
  const report: Report = {
    machine,
    results: replaceNamed(before?.results ?? [], results),
    stages: replaceNamed(before?.stages ?? [], stages),
    figures: replaceNamed(before?.figures ?? [], figures),
  };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

function replaceNamed<T extends { readonly name: string }>(before: readonly T[], now: readonly T[]): T[] {
  return [...before.filter(({ name }) => !now.some((each) => each.name === name)), ...now];
}

function formatSpread({ median, min, max }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`;
}

function formatTarget({ ratio, ms, peak_mb }: Target): string {
  return [
    ratio === undefined ? [] : [`≤ ${ratio} ×`],
    ms === undefined ? [] : [`≤ ${ms} ms`],
    peak_mb === undefined ? [] : [`≤ ${peak_mb} MiB`],
  ]
    .flat()
    .join(", ");
}
