import type { CatalogTenant, Origin } from "../model/catalog.ts";
import type { DateText } from "../model/clock.ts";
import type { ExplainedPart, Explanation } from "../model/explanation.ts";
import type { LoadedProject } from "../model/project.ts";
import { compareText } from "../model/diagnostic.ts";
import { OperationalError } from "../model/operational-error.ts";
import { joinPath } from "../model/json.ts";
import { leavesOf } from "../model/leaves.ts";
import { ownValue } from "../model/own-value.ts";
import { nearest } from "../model/nearest.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import { compileTree } from "./compile.ts";

/** Why one tenant has one value: `limits.max_users`, `features.x`, `status`. Throws OperationalError for an unknown one. */
export async function explainValue(input: {
  readonly root: string;
  readonly id: string;
  readonly path: string;
  readonly today: DateText;
}): Promise<Explanation> {
  const { id, path } = input;
  const { catalog, checked } = await compileTree(input);
  const tenant = ownValue(catalog.tenants, id);
  if (tenant === undefined) throw unknownTenant(id, Object.keys(catalog.tenants).sort(compareText));
  const origin = ownValue(tenant.origins, path);
  if (origin === undefined) throw unknown(`${id} has no value ${JSON.stringify(path)}`, pathsLike(tenant, path), path);
  const { line, column } = locate(checked.tree.loaded, origin);
  const parts = path === "monthly_cost" ? partsOfCost(checked.tree.loaded, tenant) : [];
  const value = leavesOf(tenant.document).get(path) ?? false;
  return {
    tenant_id: id,
    path,
    value,
    currency: catalog.currency,
    source: origin.source,
    file: origin.file,
    line,
    column,
    ...(parts.length > 1 && { parts }),
  };
}

/** The price of the tier, and those of the features that the tenant has switched on itself. */
function partsOfCost({ documents }: LoadedProject, { document, origins }: CatalogTenant): ExplainedPart[] {
  const own = document.features.filter((id) => ownValue(origins, joinPath("features", id))?.source === "tenant");
  const wanted = [`tier:${document.tier}`, ...own.map((id) => `feature:${id}`)];
  return wanted.flatMap((source) => {
    const file = documents.find(({ kind, id }) => `${kind}:${id}` === source);
    const value = file?.data["monthly_cost"];
    if (file === undefined || typeof value !== "number" || value === 0) return [];
    const { line, column } = file.locate(["monthly_cost"]).start;
    return [{ value, source, file: file.file, line, column }];
  });
}

/** The other values of the same group when the tenant has it, else all. */
function pathsLike({ origins }: CatalogTenant, path: string): string[] {
  const paths = Object.keys(origins);
  const group = paths.filter((other) => other.startsWith(path.replace(/[.[].*$/s, ".")));
  return group.length > 0 ? group : paths;
}

function unknown(message: string, known: readonly string[], asked: string): OperationalError {
  const near = nearest(asked, known);
  const some = known.slice(0, 10).join(", ") + (known.length > 10 ? ", …" : "");
  return new OperationalError(
    "usage",
    `${message}.`,
    near === undefined ? `There are: ${some}.` : `Did you mean ${near}?`,
  );
}

function locate({ config, documents }: LoadedProject, { file, path }: Origin) {
  const document = [...documents, config].find((candidate) => candidate?.file === file);
  if (document === undefined) throw new Error(`an origin names the file ${file}, which was not read`);
  return document.locate(path).start;
}
