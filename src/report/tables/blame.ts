import type { Blame, BlamedValue } from "../../model/blame.ts";
import { describeActor } from "../audit/wording.ts";
import { formatAt } from "../money.ts";
import type { TableOptions } from "./table.ts";
import { formatTime, formatValue, renderTable, shortCommit } from "./table.ts";

const head = ["PATH", "VALUE", "FROM", "SET (UTC)", "BY", "PR", "COMMIT", "WITH", "ENTRY"];

/** A line a value: what it is, where it comes from, and who made it so. */
export function renderBlame({ values, currency, removed }: Blame, options: TableOptions): string {
  const rows = values.map(({ path, value, source, set }) => [
    path,
    formatAt(path, value, currency, formatValue),
    source,
    ...(set === null ? ["unknown"] : describeOrigin(set)),
  ]);
  const note = removed ? "The tenant is removed: these are its last values.\n\n" : "";
  return `${note}${renderTable(head, rows, options)}\n`;
}

function describeOrigin(set: NonNullable<BlamedValue["set"]>): (string | null)[] {
  const { committed_at, pr_url, pr_source, commit, sync_id, action, seq } = set;
  const number = pr_url === null ? null : (/(\d+)\/?$/.exec(pr_url)?.[1] ?? pr_url);
  return [
    formatTime(committed_at),
    describeActor(set),
    number === null ? null : `#${number} (${pr_source ?? "unknown"})`,
    shortCommit(commit),
    sync_id === null ? action : `sync ${sync_id.slice(0, 8)}`,
    String(seq),
  ];
}
