import type { WriteBack, WriteBackResult } from "../../model/write-back.ts";
import { printable } from "../printable.ts";

/** What has become of each, one line for one hold; empty when nothing was due. */
export function renderWriteBacks(results: readonly WriteBackResult[]): string {
  return results.map((result) => `${renderWriteBack(result)}\n`).join("");
}

export function renderWriteBack(result: WriteBackResult): string {
  const { hold_id, tenant_id, error } = result;
  const end = error === null ? "" : ` ${printable(error)}`;
  return `Git: hold ${String(hold_id)} on ${tenant_id}: ${describeWriteBack(result)}.${end}`;
}

/** In a few words, for a cell of a table. */
export function describeWriteBack({
  kind,
  state,
  pr_url,
  note,
}: Pick<WriteBack, "kind" | "state" | "pr_url" | "note">): string {
  const what = kind === "open" ? "pull request" : "pull request to resume";
  const link = pr_url === null ? "" : ` ${printable(pr_url)}`;
  switch (state) {
    case "waiting":
      return `${what} waiting`;
    case "proposed":
      return `${what} open${link}`;
    case "merged":
      return `${what} merged${link}`;
    case "closed":
      return `${what} closed unmerged${link}`;
    case "none":
      return `no ${what}${note === null ? "" : `: ${printable(note).replace(/\.$/, "")}`}`;
  }
}
