import type { ChainEnd, ChainFault } from "../model/sealed.ts";
import { differ } from "./digests.ts";

/** What is wrong with the end of a chain that is whole so far, by the head that the registry keeps beside it. */
export function judgeHead(end: ChainEnd, head: ChainEnd | undefined): ChainFault | undefined {
  const fault = (why: string, link: number, seq = end.rows + 1): ChainFault => ({
    ...{ link, statement: null, row: null, seq, why },
  });
  if (head === undefined) return fault("the head is missing", end.links);
  const { links, rows } = head;
  const what = "the head is not the last link";
  if (links > end.links)
    return fault(`${what}: link ${end.links + 1} is missing, the head stands at ${links}`, end.links + 1);
  if (links < end.links)
    return fault(`${what}: it stands at ${links}, the log goes to ${end.links}`, links + 1, rows + 1);
  if (head.head !== end.head) return fault(`${what}: ${differ(head.head, end.head)}`, links, rows);
  return rows === end.rows
    ? undefined
    : fault(`the head counts ${rows} rows, and there are ${end.rows}`, links, Math.min(rows, end.rows) + 1);
}
