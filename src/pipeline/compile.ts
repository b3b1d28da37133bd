import type { Catalog } from "../model/catalog.ts";
import type { CheckInput, CheckedTree } from "./check.ts";
import { compileCatalog } from "../compile/compile-catalog.ts";
import { checkTree, requireSound } from "./check.ts";

export interface CompiledTree {
  readonly catalog: Catalog;
  /** Warnings, and errors that only a clock raises. */
  readonly checked: CheckedTree;
}

/** The working tree's catalog. Throws CatalogRefused when it has errors. */
export async function compileTree(input: CheckInput): Promise<CompiledTree> {
  const checked = await checkTree(input);
  return { catalog: compileChecked(checked), checked };
}

/** The catalog of a checked tree. Throws CatalogRefused when it has errors that no clock can change. */
export function compileChecked(checked: CheckedTree): Catalog {
  const hashes = checked.cache?.hashes;
  const catalog = compileCatalog(requireSound(checked), hashes);
  hashes?.save();
  return catalog;
}
