import type { Hold, SourcedHold } from "./registry.ts";

const DAY_MS = 86_400_000;

/** Whether somebody should have looked at an open hold by now: a day has passed when it is over in UTC. */
export function isOverdue({ state, review_by, review_at }: Hold, now: Date): boolean {
  if (state !== "open") return false;
  if (review_at != null) return Date.parse(review_at) < now.getTime();
  return review_by !== null && Date.parse(`${review_by}T00:00:00Z`) + DAY_MS <= now.getTime();
}

/** Whether its pull request was closed unmerged, so that nothing will end an open hold by itself. */
export function isTurnedDown({ state, write_backs = [] }: SourcedHold): boolean {
  return state === "open" && write_backs.some((each) => each.kind === "open" && each.state === "closed");
}
