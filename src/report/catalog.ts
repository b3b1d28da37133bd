import type { Catalog } from "../model/catalog.ts";
import picocolors from "picocolors";
import { printableJson } from "./printable.ts";

/** The catalog itself, with where every value comes from. Ends with a line end. */
export function renderCatalogJson(catalog: Catalog): string {
  return `${printableJson(catalog)}\n`;
}

/** What was compiled, in two lines. */
export function renderCatalogText(catalog: Catalog, { color }: { readonly color: boolean }): string {
  const { dim } = picocolors.createColors(color);
  const counts = (["tenants", "tiers", "features", "flags"] as const)
    .map((group) => `${Object.keys(catalog[group]).length.toLocaleString("en")} ${group}`)
    .join(", ");
  return `Compiled ${counts}; amounts in ${catalog.currency}.\n${dim(`Catalog ${catalog.hash}`)}\n`;
}
