import { OperationalError } from "../model/operational-error.ts";
import { isAncestor } from "../git/is-ancestor.ts";

const ROLLBACK = "To do it all the same: --allow-rollback --reason TEXT.";

/**
 * Whether `head` carries on from what was synced last, as it does when nothing was. `unknown` when there is no commit, or
 * this clone cannot tell.
 */
export async function descends(
  root: string,
  lastCommit: string | null,
  head: string | null,
): Promise<boolean | "unknown"> {
  if (lastCommit === null || lastCommit === head) return true;
  return head === null ? "unknown" : isAncestor(root, lastCommit, head);
}

/**
 * History goes one way: `head` must descend from what was synced last. Answers whether it is a rollback, which is only
 * when that is allowed. An uncommitted tree is judged by the commit it started from.
 */
export async function requireDescent(
  root: string,
  lastCommit: string | null,
  head: string | null,
  allowRollback: boolean,
): Promise<boolean> {
  const verdict = await descends(root, lastCommit, head);
  if (verdict === true || lastCommit === null) return false;
  if (allowRollback) return true;
  const last = lastCommit.slice(0, 12);
  if (head === null)
    throw new OperationalError(
      "refused",
      `This folder has no Git commit, and the registry was last synced from commit ${last}.`,
      `Run it in a clone of the catalog's repository. ${ROLLBACK}`,
    );
  const own = head.slice(0, 12);
  if (verdict === false)
    throw new OperationalError(
      "refused",
      `Commit ${own} does not descend from ${last}, which was synced last: it would bring back what was changed since.`,
      `Merge or rebase onto what was synced. ${ROLLBACK}`,
    );
  throw new OperationalError(
    "refused",
    `This clone cannot tell whether commit ${own} descends from ${last}, which was synced last.`,
    `Fetch the whole history (git fetch --unshallow; in a workflow, fetch-depth: 0). ${ROLLBACK}`,
  );
}
