import { EMPTY_CHAIN } from "../audit/chain-verifier.ts";
import type { LinkRange } from "../audit/export-names.ts";
import { sortNames } from "../audit/export-names.ts";
import type { Archive } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { ChainEnd } from "../model/sealed.ts";
import { readCheckpoint } from "./audit-archive.ts";

/** Where an archive ends. */
export interface LastExport {
  readonly end: ChainEnd;
  readonly origin: string | undefined;
  /** SHA-256 of its checkpoint. */
  readonly previous: string | null;
  /** The range of a file that lacks its checkpoint: an export was interrupted between the two. */
  readonly unfinished: LinkRange | undefined;
}

/**
 * Looks at names and at the last checkpoint only; `audit verify --exports` looks at all.
 * @throws OperationalError `refused` when no export leaves it so
 */
export async function findLastExport(archive: Archive): Promise<LastExport> {
  const { ranges, strange } = sortNames(await archive.list());
  const [odd] = strange;
  const open = ranges.findLast(({ data, checkpoint }) => data && !checkpoint);
  const whole = ranges.findLast(({ data, checkpoint }) => data && checkpoint);
  const checked = whole && (await readCheckpoint(archive, whole));
  const end = checked?.checkpoint ?? EMPTY_CHAIN;
  const lacking = whole !== undefined && checked?.checkpoint.links !== whole.to;
  const broken = ranges.find(({ data, checkpoint, from }) => !data || (!checkpoint && from !== end.links + 1));
  if (odd !== undefined || lacking || broken !== undefined)
    throw new OperationalError(
      "refused",
      `${archive.label} is not as an export left it.`,
      "See `tenantry audit verify --exports` for what is wrong; mend it, or export to another place.",
    );
  const { links, rows, head } = end;
  const found = { end: { links, rows, head }, previous: checked?.sha256 ?? null, unfinished: open };
  return { ...found, origin: checked?.checkpoint.origin };
}
