import type { Spread } from "../harness/compare.ts";
import { formatTable } from "../harness/report.ts";
import type { Figure, FigureTarget } from "./figures.ts";

/** A Markdown table: medians with the lowest and the highest run in brackets. */
export function formatFigures(figures: readonly Figure[]): string {
  const head = ["case", "unit", "Tenantry", "peer", "of the peer", "ratio", "target", "reached"];
  const rows = figures.map(({ name, unit, ours, peer, ratio, target, reached }) => [
    name,
    unit,
    formatSpread(ours),
    peer?.name ?? "–",
    peer === null ? "–" : formatSpread(peer),
    ratio === null ? "–" : formatSpread(ratio),
    formatTarget(target, unit) || "–",
    reached === null ? "–" : reached ? "yes" : "**no**",
  ]);
  return formatTable([head, ...rows]);
}

function formatSpread({ median, min, max }: Spread): string {
  return `${formatNumber(median)} (${formatNumber(min)} to ${formatNumber(max)})`;
}

function formatNumber(value: number): string {
  return value !== 0 && Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0);
}

function formatTarget({ most, ratio }: FigureTarget, unit: string): string {
  return [most === undefined ? [] : [`≤ ${most} ${unit}`], ratio === undefined ? [] : [`≤ ${ratio} ×`]]
    .flat()
    .join(", ");
}
