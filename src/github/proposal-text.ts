import type { HeldTenant, WriteBackKind } from "../model/write-back.ts";
import { quoteBlock, quoteInline, quoteLink } from "./quote-text.ts";

/** Of everything that Tenantry opens in a repository. */
export const LABELS = ["tenantry", "tenantry-hold"] as const;

/** Names the hold for all time: numbers of holds are given again by another registry, and after a restore. */
export function branchOf(hold: HeldTenant, kind: WriteBackKind): string {
  return `tenantry/${kind === "open" ? "hold" : "resume"}-${String(hold.hold_id)}-${hold.key}`;
}

/** What a body carries unseen, by which it is found again. `what` is a kind of write-back, or of a message. */
export function markerOf(hold: HeldTenant, what: string): string {
  return `<!-- tenantry:hold ${String(hold.hold_id)} ${hold.key} ${what} -->`;
}

/** No text of anybody's stands in it: GitHub reads commands and names in commit messages. */
export function commitMessage(hold: HeldTenant, kind: WriteBackKind): string {
  return `${titleOf(hold, kind)}\n\nThe emergency hold ${String(hold.hold_id)} of the environment ${hold.environment}. The pull request has its story.\n`;
}

export function titleOf(hold: HeldTenant, kind: WriteBackKind): string {
  const verb = kind === "open" ? "Suspend" : "Resume";
  const why = kind === "open" ? "as the emergency hold" : "after the emergency hold";
  return `${verb} ${hold.tenant_id} ${why} ${String(hold.hold_id)}`;
}

/** At most some 4,000 characters: texts of holds have 500 each. */
export function bodyOf(hold: HeldTenant, kind: WriteBackKind, path: string): string {
  const paragraphs = kind === "open" ? explainSuspension(hold, path) : explainResumption(hold, path);
  return [markerOf(hold, kind), ...paragraphs, storyOf(hold)].join("\n\n");
}

function explainSuspension({ tenant_id: id }: HeldTenant, path: string): string[] {
  return [
    `**${id} is suspended in the registry**, by hand, whatever Git says. This makes \`${path}\` say so too.`,
    [
      "- **Merge** it, and the hold ends with the next sync; from then on the file alone says that the tenant is suspended.",
      "- **Close** it, and the tenant stays suspended by the hold.",
      `- To let the tenant work again: \`tenantry resume ${id} --reason "…"\`, which closes this as well.`,
    ].join("\n"),
  ];
}

function explainResumption({ tenant_id: id }: HeldTenant, path: string): string[] {
  return [
    `**The hold on ${id} was lifted** after its suspension had been merged. This takes the suspension out of \`${path}\` again.`,
    "Until it is merged, a sync of the file as it is suspends the tenant once more.",
  ];
}

function storyOf(hold: HeldTenant): string {
  const rows = [
    ["Hold", `${String(hold.hold_id)}, environment ${quoteInline(hold.environment)}`],
    ["Set by", `${quoteInline(hold.actor)} at ${hold.created_at}`],
    ["Incident", hold.incident === null ? "–" : quoteLink(hold.incident)],
    ["Review by", hold.review_by ?? "–"],
  ];
  const list = rows.map(([name = "", value = ""]) => `- ${name}: ${value}`).join("\n");
  return `${list}\n\nReason:\n\n${quoteBlock(hold.reason)}`;
}

/** Why people are told a second time. */
export type Escalation = "closed" | "overdue";

export function escalationTitle(hold: HeldTenant, why: Escalation): string {
  const what = why === "closed" ? "its pull request was closed" : "its review is overdue";
  return `${hold.tenant_id} is still suspended by the emergency hold ${String(hold.hold_id)}: ${what}`;
}

export function escalationBody(hold: HeldTenant, why: Escalation, proposal: string | null): string {
  const { tenant_id: id } = hold;
  const what =
    why === "closed"
      ? `The pull request that would have told Git was closed unmerged: ${proposal ?? "–"}`
      : `The hold was to be looked at again by ${hold.review_by ?? "–"}.${proposal === null ? "" : ` Pull request: ${proposal}`}`;
  return [
    markerOf(hold, why),
    `**${id} is still suspended**, and stays so: nothing but a command or a merge ends an emergency hold.`,
    what,
    [
      `- It shall stay suspended: say so in its file (\`status: suspended\`), and the hold ends with the next sync.`,
      `- It shall work again: \`tenantry resume ${id} --reason "…"\`.`,
    ].join("\n"),
    storyOf(hold),
  ].join("\n\n");
}

/** Said where a proposal is closed, because there is nothing to decide any more. */
export function farewellOf(hold: HeldTenant): string {
  const why = hold.hold_state === "lifted" ? "was lifted" : "has ended: Git says the same by now";
  return `${markerOf(hold, "ended")}\n\nThe hold ${String(hold.hold_id)} on ${hold.tenant_id} ${why}. Nothing is left to be merged here.`;
}
