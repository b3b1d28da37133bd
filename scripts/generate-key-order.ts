/** The order of keys in the files of each kind: that of its schema. Run by `npm run generate`. */
import { readdirSync, readFileSync } from "node:fs";
import type { GeneratedFiles } from "./generate.ts";
import type { KeyOrder } from "../src/model/key-order.ts";

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

export function generateKeyOrder(): GeneratedFiles {
  const orders = readdirSync("schema")
    .sort()
    .filter((file) => /^(?:feature|flag|tenant|tenantry|tier)\.schema\.json$/.test(file))
    .map((file) => {
      const schema = JSON.parse(readFileSync(`schema/${file}`, "utf8")) as Schema; // one of ours
      const name = file.replace(".schema.json", "");
      return [name === "tenantry" ? "project" : name, orderOf(schema, schema)] as const;
    });
  const code = `/* Generated from schema/ by \`npm run generate\`: edit the schema instead. */
import type { DocumentKind } from "../document.ts";
import type { KeyOrder } from "../key-order.ts";

export const keyOrders: Readonly<Record<DocumentKind, KeyOrder>> = ${JSON.stringify(Object.fromEntries(orders), null, 2)};
`;
  return { "src/model/generated/key-orders.ts": code };
}

function orderOf(schema: Schema, root: Schema): KeyOrder {
  const { $ref, oneOf = [], properties, additionalProperties, items } = schema;
  if ($ref !== undefined) {
    const target = root.$defs?.[$ref.replace("#/$defs/", "")];
    return target === undefined ? {} : orderOf(target, root);
  }
  const alternatives = oneOf.map((branch) => orderOf(branch, root)).find(({ keys }) => keys !== undefined) ?? {};
  const keys = properties && Object.entries(properties).map(([key, value]) => [key, orderOf(value, root)] as const);
  return {
    ...alternatives,
    ...(keys && { keys: Object.fromEntries(keys) }),
    ...(typeof additionalProperties === "object" && { others: orderOf(additionalProperties, root) }),
    ...(items && { items: orderOf(items, root) }),
  };
}
