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
  return { catalog: compileCatalog(requireSound(checked)), checked };
}
