import type { ExportReport, ExportVerdict } from "../../model/audit-verdict.ts";
import { printable } from "../printable.ts";
import { count, formatNumber } from "./table.ts";

/** One line a file, and how far the archive goes now. */
export function renderExport({ place, files, links, rows, head, signed_by: signer }: ExportReport): string {
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
  return `${lines.join("\n")}\n`;
}

/** For a terminal, while it runs. */
export function renderExportProgress(what: string, rows: number): string {
  return `${what}: ${count(rows, "row")}…`;
}

/** What the comparison with exports says. */
export function renderExportVerdict(verdict: ExportVerdict): string {
  const { place, links, checkpoints, keys, pseudonymised, bad } = verdict;
  if (bad !== null)
    return `The exports in ${printable(place)} do not agree. First: ${printable(bad.why)}.\n hint: ${bad.hint}\n`;
  const said = [`The registry has all that was exported to ${printable(place)}: ${count(links, "transaction")}`];
  said.push(`, ${count(checkpoints, "checkpoint")}${keys ? ", each signed by a given key" : ""}.\n`);
  if (!keys) said.push("! Signatures were not looked at: give --key.\n");
  if (pseudonymised) said.push("! Pseudonyms stand in the exports: their texts were compared by digest only.\n");
  return said.join("");
}
