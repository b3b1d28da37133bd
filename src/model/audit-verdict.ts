import type { DisabledTrigger } from "./disabled-trigger.ts";
import type { ChainEnd, ChainFault } from "./sealed.ts";

/** What the registry's log says of itself; a rewound end shows only against an export. */
export interface ChainVerdict extends ChainEnd {
  readonly bad: ChainFault | null;
  /** A fault too: what is written past them is not in the log, however whole that is. */
  readonly disabled_triggers: readonly DisabledTrigger[];
  /** Only when they were compared. */
  readonly exports?: ExportVerdict;
}

/** What `audit export` has added, and how far the archive goes now. */
export interface ExportReport extends ChainEnd {
  readonly place: string;
  readonly files: readonly {
    readonly file: string;
    /** The first and the last link. */
    readonly from: number;
    readonly to: number;
    readonly rows: number;
    /** As the store calls them; null where it keeps none. */
    readonly version: string | null;
    readonly checkpoint_version: string | null;
  }[];
  /** The name of the key; null when the checkpoints are not signed. */
  readonly signed_by: string | null;
}

/** The first thing that is wrong with exports, or between them and the registry. */
export interface ExportFault {
  readonly kind:
    | "strange-file"
    | "file-missing"
    | "checkpoint-missing"
    | "exported-twice"
    | "range-missing"
    | "checkpoint-unsigned"
    | "checkpoint-of-other-key"
    | "checkpoint-forged"
    | "other-registry"
    | "checkpoint-replaced"
    | "checkpoint-rolled-back"
    | "file-replaced"
    | "file-altered"
    | "registry-behind"
    | "registry-differs"
    | "not-compared"
    | "no-exports";
  /** The file; null when it is the registry. */
  readonly file: string | null;
  readonly link: number | null;
  readonly why: string;
  /** What to do. */
  readonly hint: string;
}

/** How exports compare with the registry. */
export interface ExportVerdict extends ChainEnd {
  readonly place: string;
  readonly checkpoints: number;
  /** Whether the signatures were asked for. */
  readonly keys: boolean;
  readonly pseudonymised: boolean;
  /** Up to which link the registry was held against the exports. */
  readonly compared: number;
  /** How many links of the registry are in no export yet; null when its log cannot be read to its end. */
  readonly not_exported: number | null;
  readonly bad: ExportFault | null;
}
