import type { DocumentKind } from "../../model/document.ts";
import { keyOrders } from "../../model/generated/key-orders.ts";
import { isJsonObject } from "../../model/json.ts";
import { describePath } from "./describe.ts";
import type { SchemaError } from "./schema-error.ts";
import type { Finding } from "./finding.ts";

/** Three kinds of files have `limits`, each in a form of its own: what it is, and how it is written. */
const forms: Readonly<Partial<Record<DocumentKind, readonly [what: string, form: string]>>> = {
  tenant: ["a tenant's limit", "a number, `unlimited` or `{value: …, reason: …, expires: …}`"],
  tier: ["a tier's limit", "a number, `unlimited` or `{default: …, ceiling: …}`"],
  project: ["a limit of tenantry.yaml", "`{unit: …, kind: …}`"],
};

/** A limit in the form that another kind of file has: one mistake, whatever keys are wrong or missing in it. */
export function explainForm({ document, path, data }: SchemaError): Finding | undefined {
  if (path.length !== 2 || path[0] !== "limits" || !isJsonObject(data)) return undefined;
  const [here, form] = forms[document.kind] ?? [];
  const keys = Object.keys(data);
  const [first] = keys;
  const other = kinds.find((kind) => keys.every((key) => limitKeys(kind).includes(key)));
  if (here === undefined || form === undefined || first === undefined) return undefined;
  if (other === undefined || limitKeys(document.kind).includes(first)) return undefined;
  return {
    rule: "schema/unknown-key",
    path: [...path, first],
    part: "key",
    message: `${describePath(path)} has the form of ${forms[other]?.[0] ?? other}.`,
    hint: `Write ${here} as ${form}.`,
  };
}

const kinds: readonly DocumentKind[] = ["tenant", "tier", "project"];

function limitKeys(kind: DocumentKind): string[] {
  return Object.keys(keyOrders[kind].keys?.["limits"]?.others?.keys ?? {});
}
