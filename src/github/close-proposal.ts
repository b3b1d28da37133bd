import type { HeldTenant } from "../model/write-back.ts";
import type { Github } from "./github.ts";
import type { Proposal } from "./find-proposal.ts";
import { commentOnce } from "./escalate.ts";
import { farewellOf, markerOf } from "./proposal-text.ts";

/** Closes a pull request whose hold has ended, with a comment that says so. */
export async function closeProposal(github: Github, hold: HeldTenant, proposal: Proposal): Promise<void> {
  await commentOnce(github, proposal, markerOf(hold, "ended"), farewellOf(hold));
  await github.ask(() => github.rest.pulls.update({ ...github.at, pull_number: proposal.number, state: "closed" }));
}
