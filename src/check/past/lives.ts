import type { FileVersion, History } from "../../model/history.ts";

/** The versions of a flag's file from one addition to the deletion that ended it. */
export interface Life {
  /** Newest first, without the deletion; at least one. */
  readonly versions: readonly FileVersion[];
  /** The deletion; undefined while the file is there, as far as it is committed. */
  readonly end: FileVersion | undefined;
}

/** What a flag lived through, newest first; none when it was never committed. */
export function livesOfFlag(history: History | undefined, id: string): Life[] {
  const lives: Life[] = [];
  let versions: FileVersion[] = [];
  let end: FileVersion | undefined;
  const finish = () => {
    if (versions.length > 0) lives.push({ versions, end });
    versions = [];
  };
  for (const version of history?.versions("flag", id) ?? [])
    if (version.change === "deleted") {
      finish();
      end = version;
    } else versions.push(version);
  finish();
  return lives;
}

/** The versions since the flag was last added, newest first; none while that is not committed. */
export function currentVersions(history: History | undefined, id: string): readonly FileVersion[] {
  const [life] = livesOfFlag(history, id);
  return life?.end === undefined ? (life?.versions ?? []) : [];
}
