import type { Archive, BucketAccess, ObjectLock } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import { openFolderArchive } from "./folder-archive.ts";

export interface ArchiveAddress {
  /** A folder, or `s3://bucket/prefix`. */
  readonly place: string;
  /** For a bucket. */
  readonly access?: BucketAccess | undefined;
  readonly lock?: ObjectLock | undefined;
}

/** @throws OperationalError `usage` when there is no such folder, the address names no bucket, or a folder is to be locked */
export async function openArchive({ place, access, lock }: ArchiveAddress): Promise<Archive> {
  if (place.startsWith("s3://")) {
    if (access === undefined)
      throw new OperationalError(
        "usage",
        `Nothing says who asks for ${place}.`,
        "Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION.",
      );
    return (await import("./s3-archive.ts")).openBucketArchive(place, access, lock);
  }
  if (lock !== undefined)
    throw new OperationalError(
      "usage",
      `${place} is a folder, and a folder cannot be locked.`,
      "Export to s3://bucket/prefix of a bucket with Object Lock, or leave --object-lock out.",
    );
  return openFolderArchive(place);
}
