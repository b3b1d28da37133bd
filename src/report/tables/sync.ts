import { describeName } from "../audit/wording.ts";
import type { Attribution } from "../../model/attribution.ts";
import type { Convergence } from "../../model/readers.ts";
import type { DeliveryResult, SyncResult } from "../../model/sync.ts";
import { printable } from "../printable.ts";
import { renderDelivery } from "./delivery.ts";
import { renderConvergence } from "./readers.ts";
import { shortCommit } from "./table.ts";

/** How a sync ended, below the plan that it applied. */
export interface SyncReport {
  readonly dirty: boolean;
  /** null for a dry run. */
  readonly attribution: Attribution | null;
  /** null when nothing was written. */
  readonly applied: SyncResult | null;
  readonly delivery: DeliveryResult | null;
  readonly readers?: Convergence | null;
}

export function renderSync({ dirty, attribution, applied, delivery, readers }: SyncReport): string {
  if (attribution === null) return "Dry run: nothing was written.\n";
  const lines = [
    applied === null ? "Nothing to write: the registry is what Git says.\n" : describe(applied, attribution),
  ];
  if (dirty) lines.push("The working tree has uncommitted changes, so no commit is recorded.\n");
  if (delivery !== null) lines.push(renderDelivery(delivery));
  if (readers) lines.push(renderConvergence(readers));
  return lines.join("");
}

function describe(applied: SyncResult, { actor, actor_source, commit, pr_url }: Attribution): string {
  const { created, updated, removed, held, revision } = applied;
  const counts = `${String(created)} created, ${String(updated)} updated, ${String(removed)} removed, ${String(held)} held`;
  const origin = [shortCommit(commit) && `commit ${shortCommit(commit) ?? ""}`, pr_url].filter((part) => part !== null);
  const by = [`by ${describeName(actor, actor_source)}`, ...origin].map((part) => printable(part)).join(", ");
  return `Applied: ${counts}. Revision ${String(revision)}, ${by}.\n`;
}
