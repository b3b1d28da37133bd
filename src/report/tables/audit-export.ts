import type { ObjectLock } from "../../model/archive.ts";
import type { ExportReport, ExportVerdict } from "../../model/audit-verdict.ts";
import type { ExportPolicy } from "../../model/export-policy.ts";
import { printable } from "../printable.ts";
import { count, formatNumber } from "./table.ts";

/** What the catalog asks of exports, null where there is none, and the lock that was put on the files. */
interface ExportRules {
  readonly policy: ExportPolicy | null;
  readonly object_lock: ObjectLock | null;
}

/** One line a file, how far the archive goes now, and what of the policy does not hold here. */
export function renderExport(report: ExportReport, rules: ExportRules): string {
  const { place, files, links, rows, head, signed_by: signer } = report;
  const lines = files.map(({ file, from, to, rows: size, version }) => {
    const range = from === to ? `link ${formatNumber(from)}` : `links ${formatNumber(from)} to ${formatNumber(to)}`;
    return `+ ${file}: ${range}, ${count(size, "row")}${version === null ? "" : `, version ${printable(version)}`}`;
  });
  if (files.length === 0) lines.push("Nothing is new since the last export.");
  lines.push(`${printable(place)} has ${count(links, "transaction")}, ${count(rows, "changed row")}, head ${head}.`);
  if (files.length > 0)
    lines.push(
      signer === null
        ? "! The checkpoints are not signed: set TENANTRY_CHECKPOINT_KEY (`tenantry keygen checkpoint`)."
        : `Signed by ${signer}.`,
    );
  lines.push(...describeGaps(place, rules));
  return `${lines.join("\n")}\n`;
}

function describeGaps(place: string, { policy, object_lock: lock }: ExportRules): string[] {
  if (policy === null) return ["! No policy of exports applies: there is no tenantry.yaml in this folder."];
  if (policy.object_lock === null || lock !== null) return [];
  return [`! ${printable(place)} is a folder and cannot be locked: policy.audit.object_lock does not hold there.`];
}

/** For a terminal, while it runs. */
export function renderExportProgress(what: string, rows: number): string {
  return `${what}: ${count(rows, "row")}…`;
}

/** What the comparison with exports says; `isWhole` when the log has no fault of its own. */
export function renderExportVerdict(verdict: ExportVerdict, isWhole: boolean): string {
  const { place, links, checkpoints, keys, pseudonymised, bad, not_exported: rest } = verdict;
  if (bad !== null) {
    const compared = verdict.compared === 0 ? "" : ` (compared up to link ${formatNumber(verdict.compared)})`;
    return `The exports in ${printable(place)} do not agree${compared}. First: ${printable(bad.why)}.\n hint: ${bad.hint}\n`;
  }
  // Beside a log with a fault, agreement is told of what was compared, and of nothing else.
  const found = isWhole ? "The registry has all that was exported to" : "The fault above apart, the log agrees with";
  const said = [`${found} ${printable(place)}: ${count(links, "transaction")}`];
  said.push(`, ${count(checkpoints, "checkpoint")}${keys ? ", each signed by a given key" : ""}.\n`);
  if (rest !== null && rest > 0) said.push(`! Not exported yet: ${count(rest, "transaction")} of the registry.\n`);
  if (!keys) said.push("! Signatures were not looked at: give --key.\n");
  if (pseudonymised) said.push("! Pseudonyms stand in the exports: their texts were compared by digest only.\n");
  return said.join("");
}
