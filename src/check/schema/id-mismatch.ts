import type { Document, DocumentKind } from "../../model/document.ts";
import { quoteText } from "../../model/quote.ts";
import { describeValue } from "./describe.ts";
import { idMeant, isId } from "./id-meant.ts";
import type { Finding } from "./finding.ts";

/** The key under which a file of each kind declares its id. */
export const idKeys: Readonly<Partial<Record<DocumentKind, string>>> = {
  tenant: "tenant_id",
  tier: "tier",
  feature: "feature",
  flag: "flag",
};

/** The id that a file declares must be its name; a missing id or one that is no text is the schema's matter. */
export function findIdMismatch({ kind, data, id }: Document): Finding[] {
  const key = idKeys[kind];
  const declared = key === undefined ? undefined : data[key];
  if (key === undefined || typeof declared !== "string" || declared === id) return [];
  return [
    {
      rule: "schema/id-mismatch",
      path: [key],
      part: "value",
      message: `\`${key}\` is ${describeValue(declared)}, but the file is called ${quoteText(`${id}.yaml`)}.`,
      hint: hintFor(key, id, declared),
    },
  ];
}

/** A file system allows names that are no ids: `sales copy`. */
function hintFor(key: string, id: string, declared: string): string {
  if (isId(id)) return `Ids are never renamed: write \`${key}: ${id}\`, or give the file back the name that it had.`;
  const meant = idMeant(id) ?? declared;
  const rename = `Rename the file to ${quoteText(`${meant}.yaml`)}`;
  return meant === declared
    ? `${rename}.`
    : `${rename} and write \`${key}: ${meant}\`; a copy that nobody needs is to be deleted.`;
}
