/** Which of two states of a tenant is newer: the epoch of the registry decides, then the tenant's own version. */
export interface Version {
  /** Rises when the registry is restored from a backup, so that its lower versions win. */
  readonly epoch: number;
  /** Rises with every change of the tenant. */
  readonly config_version: number;
}

/** Negative when `a` is older than `b`. */
export function compareVersions(a: Version, b: Version): number {
  return a.epoch - b.epoch || a.config_version - b.config_version;
}

/** True when `version` may be served under `fence`; everything may be when there is none. */
export function reaches(version: Version, fence: Version | undefined): boolean {
  return fence === undefined || compareVersions(version, fence) >= 0;
}

/** The later of two; undefined counts as older than everything. */
export function laterVersion(a: Version | undefined, b: Version): Version {
  return a !== undefined && compareVersions(a, b) >= 0 ? a : b;
}

/** `3:17` is version 17 in epoch 3: what a fence holds. */
export function formatVersion(version: Version): string {
  return `${version.epoch}:${version.config_version}`;
}

export function parseVersion(text: string | null | undefined): Version | undefined {
  const match = /^(\d{1,15}):(\d{1,15})$/.exec(text ?? "");
  return match ? { epoch: Number(match[1]), config_version: Number(match[2]) } : undefined;
}
