import { posix } from "node:path";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Document, EntityKind } from "../model/document.ts";
import { isJsonObject } from "../model/json.ts";
import { quoteText } from "../model/quote.ts";
import { fileProblem } from "./file-problem.ts";

const keys = { tenant: "tenants", tier: "tiers", feature: "features", flag: "flags" } as const;
const entityKinds = ["tenant", "tier", "feature", "flag"] as const satisfies readonly EntityKind[];

/** Where the files of one kind lie. */
export interface Folder {
  readonly kind: EntityKind;
  /** Relative to the project root, normalised. */
  readonly path: string;
  /** The key of `paths` in tenantry.yaml. */
  readonly key: string;
  /** tenantry.yaml names it, so it has to exist. */
  readonly named: boolean;
}

/** The four folders. A path that leaves the project or is no path is not used: the schema of tenantry.yaml reports it. */
export function chooseFolders(config: Document | undefined): Folder[] {
  const paths = config?.data.paths;
  return entityKinds.map((kind) => {
    const key = keys[kind];
    const path = isJsonObject(paths) ? paths[key] : undefined;
    if (typeof path !== "string" || !staysInside(path)) return { kind, path: key, key, named: false };
    return { kind, path: posix.normalize(path).replace(/\/$/, ""), key, named: true };
  });
}

function staysInside(path: string): boolean {
  if (path === "" || path.length > 200 || /[\\:*?"<>|]/.test(path)) return false;
  return !path.startsWith("/") && !path.split("/").includes("..");
}

/** The folder that another one lies in or is; files there would be read as two kinds. */
export function findOverlap(folder: Folder, others: readonly Folder[]): Folder | undefined {
  return others.find((other) => contains(other.path, folder.path) || contains(folder.path, other.path));
}

function contains(outer: string, inner: string): boolean {
  return outer === "." || inner === outer || inner.startsWith(`${outer}/`);
}

export function overlapProblem(config: Document, folder: Folder, other: Folder): Diagnostic {
  return fileProblem("schema/overlapping-folders", config.file, {
    message: `The folder ${quoteText(folder.path)} of the ${folder.key} and ${quoteText(other.path)} of the ${other.key} overlap.`,
    hint: "Give each kind a folder of its own.",
    span: config.locate(["paths", folder.named ? folder.key : other.key]),
  });
}

/**
 * Git keeps no empty folder, so a catalog without flags needs a file such as .gitkeep there: a folder that is gone may as
 * well have another name by mistake, and a sync would remove all that it held.
 */
export function missingFolderProblem(config: Document, folder: Folder): Diagnostic {
  return fileProblem("schema/missing-folder", config.file, {
    message: `There is no folder ${quoteText(folder.path)}; the ${folder.key} are expected there.`,
    hint: `Create it (with a .gitkeep file in it when there are no ${folder.key}), or name another one under \`paths\`.`,
    span: folder.named ? config.locate(["paths", folder.key]) : config.locate(["paths"], "key"),
  });
}
