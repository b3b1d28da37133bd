import type { ChainVerdict } from "../../model/audit-verdict.ts";
import { printable } from "../printable.ts";
import { renderExportVerdict } from "./audit-export.ts";
import { renderDisabledTriggers } from "./disabled-triggers.ts";
import { count, formatNumber } from "./table.ts";

/** What the recomputed chain says, where the first fault is, and which triggers do not fire. */
export function renderVerdict(verdict: ChainVerdict): string {
  const { exports: exported, disabled_triggers: triggers } = verdict;
  const rest = exported === undefined ? "" : renderExportVerdict(exported);
  return renderChain(verdict) + renderDisabledTriggers(triggers) + rest;
}

function renderChain({ links, rows, head: hash, bad }: ChainVerdict): string {
  const size = `${count(links, "transaction")}, ${count(rows, "changed row")}`;
  if (bad === null) return `The audit log is what was sealed: ${size}, head ${hash}.\n`;
  const place = [
    ["link", bad.link],
    ["statement", bad.statement],
    ["row", bad.row],
    ["entry", bad.seq],
  ].flatMap(([name, number]) => (typeof number === "number" ? [`${String(name)} ${formatNumber(number)}`] : []));
  return `The audit log is not what was sealed. First at ${place.join(", ")}: ${printable(bad.why)}.\n`;
}

const barWidth = 20;

/** One line: `Recomputing the chain ████████░░░░░░░░░░░░ 40% (400,000 of 1,000,000 rows)`. */
export function renderProgress(what: string, done: number, of: number): string {
  const part = of > 0 ? Math.min(1, done / of) : 1;
  const full = Math.floor(part * barWidth);
  const bar = "█".repeat(full) + "░".repeat(barWidth - full);
  return `${what} ${bar} ${Math.floor(part * 100)}% (${formatNumber(done)} of ${formatNumber(of)} rows)`;
}
