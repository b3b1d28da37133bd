/** What the stages after a plan hand on: an applied sync, a delivery, an emergency. */
import type { TenantStatus } from "./catalog.ts";
import type { JsonValue } from "./json.ts";
import type { Convergence } from "./readers.ts";
import type { Hold } from "./registry.ts";

/** Who lifted a safety limit: `updates=412 yearly uplift`, from the command line or from the commit's message. */
export interface Acknowledgement {
  readonly text: string;
  readonly source: "flag" | "git";
}

/** One committed sync. */
export interface SyncResult {
  readonly sync_id: string;
  /** The registry's revision after it; it stays when only `last_commit` moved. */
  readonly revision: number;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  /** Fields that an open hold keeps as they are. */
  readonly held: number;
}

/** Where a delivery stands. `none`: the catalog says that there is no cache. `pending`: rows wait in the outbox. */
export type DeliveryResult =
  | { readonly state: "none" }
  | {
      readonly state: "delivered";
      readonly delivered: number;
      /** Rows of other tenants, which this login may not deliver; absent when there are none. */
      readonly others?: number;
    }
  | {
      readonly state: "pending";
      readonly delivered: number;
      readonly pending: number;
      /** Why, and what to do. */
      readonly error: string | null;
      /** Waiting does not help: somebody has to put something right, such as an address that names another's Redis. */
      readonly refused?: true;
    };

/** What `suspend` or `resume` committed. */
export interface EmergencyResult {
  readonly tenant_id: string;
  /** Opened or lifted by this command; the one that was there before when `already` is true. */
  readonly hold: Hold;
  /** The tenant was held already: nothing was written. */
  readonly already: boolean;
  readonly status_before: TenantStatus;
  /** After a `resume`: what Git last asked for. */
  readonly status: TenantStatus;
  readonly config_version: number;
}

/** What `hold set`, `hold lift`, `kill` or `unkill` committed. */
export interface HoldResult {
  /** Opened or lifted by this command; the one that was there before when `already` is true. */
  readonly hold: Hold;
  /** It was held so already: nothing was written. */
  readonly already: boolean;
  /** What was in effect before; null for no value. Of a flag for all tenants, `on` or `off`. */
  readonly value_before: JsonValue;
  readonly value: JsonValue;
  /** The tenants that see something else now, by id. */
  readonly tenants: readonly { readonly tenant_id: string; readonly config_version: number }[];
  /** Features and flags that are in effect and require the held one, by their addresses: `feature.x`. */
  readonly dependents: readonly string[];
}

export type HoldOutcome = HoldResult & EmergencyEffect;

/** An emergency, from the command to the cache. */
export type EmergencyOutcome = EmergencyResult & EmergencyEffect;

/** How far an emergency has come. */
export interface EmergencyEffect {
  /** Milliseconds from the start of the command's own work. */
  readonly effective: {
    readonly database_ms: number;
    /** When Redis was read back; null when it was not. */
    readonly cache_ms: number | null;
    /** When every live reader had applied it, or was no longer waited for; null where nobody waited. */
    readonly readers_ms: number | null;
  };
  readonly delivery: DeliveryResult;
  /** The services that have applied it; null where nobody waited. */
  readonly readers: Convergence | null;
}
