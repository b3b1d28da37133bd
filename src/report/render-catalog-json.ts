import type { Catalog } from "../model/catalog.ts";
import { compareText } from "../model/diagnostic.ts";
import { isJsonObject } from "../model/json.ts";
import { printableJson } from "./printable.ts";

/** The catalog with every map in the order of RFC 8785, so that two catalogs can be compared line by line. */
export function renderCatalogJson(catalog: Catalog): string {
  return `${printableJson(sortKeys(catalog))}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(sorted.map(([key, child]) => [key, sortKeys(child)]));
}
