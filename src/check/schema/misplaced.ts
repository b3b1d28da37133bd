import type { Document, EntityKind } from "../../model/document.ts";
import { keyOrders } from "../../model/generated/key-orders.ts";
import { isJsonObject } from "../../model/json.ts";
import { quoteText } from "../../model/quote.ts";
import type { Finding } from "./finding.ts";
import { idKeys } from "./id-mismatch.ts";
import type { Surroundings } from "./schema-error.ts";

const kinds: readonly EntityKind[] = ["tenant", "tier", "feature", "flag"];

/** The kind whose keys a file has that lies in another kind's folder; undefined where its own kind's may be meant. */
export function kindMeant({ kind, data }: Document): EntityKind | undefined {
  if (kind === "project" || Object.hasOwn(data, idKeys[kind] ?? "")) {
    if (kind !== "tier" || !Object.hasOwn(data, "tenant_id")) return undefined; // a tenant names its tier
  }
  const keys = Object.keys(data);
  const knows = (one: EntityKind) => keys.every((key) => Object.hasOwn(keyOrders[one].keys ?? {}, key));
  return kinds.find((one) => one !== kind && Object.hasOwn(data, idKeys[one] ?? "") && knows(one) && !knows(kind));
}

/** A whole file in the wrong folder: one mistake, whatever keys are wrong or missing in it there. */
export function findMisplaced(document: Document, loaded: Surroundings | undefined): Finding | undefined {
  const meant = kindMeant(document);
  if (meant === undefined) return undefined;
  const paths = loaded?.config?.data["paths"];
  const named = isJsonObject(paths) ? paths[`${meant}s`] : undefined;
  const folder = typeof named === "string" ? named.replace(/\/$/, "") : `${meant}s`;
  return {
    rule: "schema/unknown-key",
    path: [idKeys[meant] ?? ""],
    part: "key",
    message: `This looks like the file of a ${meant}; files of ${document.kind}s are expected here.`,
    hint: `Move it to ${quoteText(`${folder}/${document.id}.yaml`)}.`,
  };
}
