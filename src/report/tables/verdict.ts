import type { ChainVerdict } from "../../model/audit-verdict.ts";
import { printable } from "../printable.ts";
import { renderExportVerdict } from "./audit-export.ts";
import { renderDisabledTriggers } from "./disabled-triggers.ts";
import { count, formatNumber } from "./table.ts";

/** What the recomputed chain says, where the first fault is, and which triggers do not fire. */
export function renderVerdict(verdict: ChainVerdict): string {
  const { exports: exported, disabled_triggers: triggers } = verdict;
  const rest = exported === undefined ? "" : renderExportVerdict(exported, verdict.bad === null);
  return renderChain(verdict) + renderDisabledTriggers(triggers) + rest;
}

const hint =
  "The log's triggers let nobody do this: find out who had superuser rights. `tenantry audit verify --exports PLACE` " +
  "tells what differs from the exports, which have what was sealed; keep this registry as it is, and restore a backup.";

function renderChain({ links, rows, head: hash, bad }: ChainVerdict): string {
  const size = `${count(links, "transaction")}, ${count(rows, "changed row")}`;
  if (bad === null) return `The audit log is what was sealed: ${size}, head ${hash}.\n`;
  const place = [
    ["link", bad.link],
    ["statement", bad.statement],
    ["row", bad.row],
    ["entry", bad.seq],
  ].flatMap(([name, number]) => (typeof number === "number" ? [`${String(name)} ${formatNumber(number)}`] : []));
  const first = place.length === 0 ? "First" : `First at ${place.join(", ")}`;
  return `The audit log is not what was sealed. ${first}: ${printable(bad.why)}.\n hint: ${hint}\n`;
}

const barWidth = 20;

/** One line: `Recomputing the chain ████████░░░░░░░░░░░░ 40% (400,000 of 1,000,000 rows)`. */
export function renderProgress(what: string, done: number, of: number): string {
  const part = of > 0 ? Math.min(1, done / of) : 1;
  const full = Math.floor(part * barWidth);
  const bar = "█".repeat(full) + "░".repeat(barWidth - full);
  return `${what} ${bar} ${Math.floor(part * 100)}% (${formatNumber(done)} of ${formatNumber(of)} rows)`;
}
