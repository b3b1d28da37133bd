import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.ts";

const KEY = "yaml.schemas";

/** Which schema is for which files: globs by the address or path of the schema. */
export type SchemaFolders = Readonly<Record<string, string>>;

/**
 * The text of an editor's settings.json with the schemas in it; what else is there stays, and so does what somebody has
 * bound to another schema. undefined when the text is no JSON object, such as one with comments.
 */
export function bindSchemas(text: string | undefined, schemas: SchemaFolders): string | undefined {
  const settings = text === undefined || text.trim() === "" ? {} : parseObject(text);
  if (settings === undefined) return undefined;
  const bound = settings[KEY];
  if (bound !== undefined && !isJsonObject(bound)) return undefined;
  return `${JSON.stringify({ ...settings, [KEY]: { ...bound, ...schemas } }, null, 2)}\n`;
}

/** The lines for whoever has to add them by hand. */
export function describeBindings(schemas: SchemaFolders): string {
  return JSON.stringify({ [KEY]: schemas }, null, 2);
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
