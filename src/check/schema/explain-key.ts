import { isJsonObject, type JsonPath } from "../../model/json.ts";
import { ownValue } from "../../model/own-value.ts";
import { allowedKeys, keyByContent, keyMeant, mapLeft, openKeys, stringParameter } from "./key-meant.ts";
import { describePath, describeValue } from "./describe.ts";
import type { SchemaError } from "./schema-error.ts";
import type { Finding } from "./finding.ts";
import { explainForm } from "./explain-form.ts";
import { mendKey, onlyNear } from "./mend.ts";

export function explainUnknownKey(error: SchemaError): Finding {
  return explainForm(error) ?? explainKey(error);
}

function explainKey(error: SchemaError): Finding {
  const key = stringParameter(error, "additionalProperty");
  const allowed = allowedKeys(error.parentSchema).join(", ");
  const open = openKeys(error);
  const left = mapLeft(error, key);
  const meant = keyMeant(error);
  const certain = onlyNear(key, open);
  return {
    rule: "schema/unknown-key",
    path: [...error.path, key],
    part: "key",
    message: `${describeValue(key)} is not a key of ${owner(error)}; allowed are ${allowed}.`,
    hint:
      left !== undefined
        ? `Indent it: \`${left}\` above it is empty.`
        : meant === undefined
          ? hintForContent(error, key)
          : `Did you mean \`${meant}\`?`,
    fix: certain === undefined ? undefined : mendKey(error, key, certain),
  };
}

/** Under a key that nothing is like there may stand what has a place elsewhere: to delete it would lose that. */
function hintForContent(error: SchemaError, key: string): string {
  const holder = keyByContent(error, key);
  const value = isJsonObject(error.data) ? error.data[key] : undefined;
  const allowed = allowedKeys(error.parentSchema);
  if (holder !== undefined) return `Move its keys below \`${holder}\`.`;
  if (isJsonObject(value) && Object.keys(value).some((name) => allowed.includes(name)))
    return "Delete this line, and move the keys below it one level up.";
  return "Delete it, or use one of the allowed keys.";
}

/** Anchored at the key of the map that lacks it. */
export function explainMissingKey(error: SchemaError): Finding {
  const form = explainForm(error);
  if (form !== undefined) return form;
  const key = stringParameter(error, "missingProperty");
  const meaning = describeKey(error, key);
  return {
    rule: "schema/missing-key",
    path: error.path,
    part: "key",
    message: `The required key \`${key}\` is missing in ${owner(error)}.`,
    hint: `Add \`${key}:\` with a value${meaning === undefined ? "" : ` (${meaning})`}.`,
  };
}

function describeKey({ parentSchema }: SchemaError, key: string): string | undefined {
  const properties: unknown = parentSchema?.properties;
  const schema: unknown = isJsonObject(properties) ? ownValue(properties, key) : undefined;
  const description = isJsonObject(schema) ? schema.description : undefined;
  return typeof description === "string" ? description.replace(/\.$/, "") : undefined;
}

function owner({ document, path }: { readonly document: SchemaError["document"]; readonly path: JsonPath }): string {
  if (path.length > 0) return describePath(path);
  return document.kind === "project" ? "tenantry.yaml" : `a ${document.kind} file`;
}
