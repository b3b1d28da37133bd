/** A place where files are added and never changed: a folder, or a bucket. */
export interface Archive {
  /** As it was asked for. */
  readonly label: string;
  /** Names, in no order. */
  list(): Promise<readonly string[]>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<ArchivedFile | undefined>;
  /**
   * Durable once it resolves; readers see all of it or nothing.
   * @returns the version that the place gave it; null where it keeps none
   * @throws OperationalError `refused` when a file of that name is there already
   */
  add(name: string, bytes: Uint8Array): Promise<{ readonly version: string | null }>;
}

interface ArchivedFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly version: string | null;
}

/** For how long nobody may delete what is added, where the place can enforce it. */
export interface ObjectLock {
  readonly mode: "COMPLIANCE" | "GOVERNANCE";
  /** ISO 8601. */
  readonly until: string;
}

/** How a bucket is reached. */
export interface BucketAccess {
  /** Of a service other than AWS's own: `https://host`. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}
