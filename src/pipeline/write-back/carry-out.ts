import type { HeldTenant } from "../../model/write-back.ts";
import type { Github } from "../../github/github.ts";
import { closeProposal } from "../../github/close-proposal.ts";
import { escalate } from "../../github/escalate.ts";
import type { Proposal } from "../../github/find-proposal.ts";
import { findProposal } from "../../github/find-proposal.ts";
import { proposeChange } from "../../github/propose-change.ts";
import type { ClaimedWriteBack } from "../../registry/queries/claim-write-back.ts";
import type { WriteBackProgress } from "../../registry/queries/finish-write-back.ts";
import { editTenant } from "./edit-tenant.ts";

/** Between two looks at a pull request, in seconds. One that was closed can be opened again. */
const WAITS = { waiting: 0, proposed: 300, closed: 3600, merged: null, none: null } as const;

/** How far it has come is told at each step: what stops it later takes nothing of that back. */
export type Tell = (step: Partial<WriteBackProgress>) => void;

/** Does what is to be done about one hold now. Returns when to look again, in seconds; null for never. */
export async function carryOut(github: Github, claimed: ClaimedWriteBack, tell: Tell): Promise<number | null> {
  if (claimed.kind === "resume") return takeBack(github, claimed, tell);
  return claimed.hold.hold_state === "open" ? propose(github, claimed, tell) : wrapUp(github, claimed, tell);
}

async function propose(github: Github, claimed: ClaimedWriteBack, tell: Tell): Promise<number | null> {
  const { hold, overdue, review_in, state: before } = claimed;
  // What is merged or was never to be merged is nothing to ask GitHub for, unless people have to be told.
  const isSettled = before === "merged" || before === "none";
  const proposal = isSettled
    ? overdue && (await findProposal(github, hold, "open"))
    : await offer(github, claimed, tell);
  const state = proposal ? proposal.state : isSettled ? before : "none";
  const where = proposal === false ? undefined : proposal;
  if (state === "closed" && claimed.closed_told === null)
    tell({ closed_told: await escalate(github, hold, "closed", where) });
  if (overdue && claimed.overdue_told === null) tell({ overdue_told: await escalate(github, hold, "overdue", where) });
  const wait = WAITS[state === "open" ? "proposed" : state];
  return wait === null || review_in === null ? (wait ?? review_in) : Math.min(wait, review_in);
}

/** The pull request, made where there is none; undefined when there is nothing to propose. */
async function offer(
  github: Github,
  { hold, kind, source_path: file }: ClaimedWriteBack,
  tell: Tell,
): Promise<Proposal | undefined> {
  if (file === null) {
    tell({ state: "none", note: "No file is known of this tenant." });
    return undefined;
  }
  const edit = (text: string) => editTenant(hold, kind, file, text);
  const outcome = await proposeChange(github, { hold, kind, path: github.folder + file, edit });
  if ("note" in outcome) {
    tell({ state: "none", note: outcome.note });
    return undefined;
  }
  tellOf(outcome.proposal, tell);
  return outcome.proposal;
}

/** The hold has ended: what was proposed and is still open has no point any more. */
async function wrapUp(github: Github, claimed: ClaimedWriteBack, tell: Tell): Promise<null> {
  const { hold, state, attempts } = claimed;
  const wasTried = state !== "waiting" || attempts > 1;
  const found = wasTried && state !== "none" ? await findProposal(github, hold, "open") : undefined;
  if (found?.state === "open") await closeProposal(github, hold, found);
  if (found !== undefined) tellOf(found.state === "open" ? { ...found, state: "closed" } : found, tell);
  else if (state === "waiting") tell({ state: "none", note: endedEarly(hold) });
  return null;
}

function endedEarly({ hold_state: state }: HeldTenant): string {
  return state === "lifted" ? "The hold was lifted before." : "Git says so already.";
}

/** What was merged is proposed to be taken out again; what was not, nobody has to. */
async function takeBack(github: Github, claimed: ClaimedWriteBack, tell: Tell): Promise<number | null> {
  if (claimed.open_state !== "merged") {
    tell({ state: "none", note: "Git was never told of the suspension." });
    return null;
  }
  const proposal = await offer(github, claimed, tell);
  return proposal?.state === "open" ? WAITS.proposed : null;
}

function tellOf({ url, state }: Proposal, tell: Tell): void {
  tell({ state: state === "open" ? "proposed" : state, pr_url: url, note: null });
}
