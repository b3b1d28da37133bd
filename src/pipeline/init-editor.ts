import { isAbsolute, join, relative, sep } from "node:path";
import { OperationalError } from "../model/operational-error.ts";
import type { SchemaFolders } from "../edit/editor-settings.ts";
import { bindSchemas, describeBindings } from "../edit/editor-settings.ts";
import { putFile, readText } from "../edit/put-file.ts";
import { chooseFolders } from "../load/folders.ts";
import { loadWorkingTree } from "./load.ts";

const SETTINGS = ".vscode/settings.json";
const names = { tenant: "tenant", tier: "tier", feature: "feature", flag: "flag" } as const;

export interface InitReport {
  /** Files that were written, relative to the catalog; empty when all said so already. */
  readonly written: readonly string[];
  readonly schemas: SchemaFolders;
}

/**
 * Binds the schemas to the catalog's folders in the settings of Visual Studio Code, for its YAML extension. The schemas are
 * those of the installed package where that lies in the catalog (node_modules), else copies beside the settings.
 * @param packageRoot the folder of Tenantry's package.json
 * @throws OperationalError `refused` when the settings cannot be changed without losing something: comments, for one.
 */
export function initEditor(root: string, packageRoot: string): InitReport {
  const { config } = loadWorkingTree(root).loaded;
  if (config === undefined)
    throw new OperationalError(
      "refused",
      "There is no tenantry.yaml here.",
      "Run the command in the root of a catalog.",
    );
  const inside = relative(root, join(packageRoot, "schema"));
  const away = inside.startsWith("..") || isAbsolute(inside);
  const folder = away ? ".vscode/tenantry" : inside.split(sep).join("/");
  const schemas: Record<string, string> = { [`./${folder}/tenantry.schema.json`]: "tenantry.yaml" };
  for (const { kind, path } of chooseFolders(config))
    schemas[`./${folder}/${names[kind]}.schema.json`] = `${path === "." ? "" : `${path}/`}**/*.yaml`;
  const settings = bindSchemas(readText(root, SETTINGS), schemas);
  if (settings === undefined)
    throw new OperationalError(
      "refused",
      `${SETTINGS} is no plain JSON: it may hold comments, which would be lost.`,
      `Add this to it by hand: ${describeBindings(schemas).replace(/\s+/g, " ")}`,
    );
  const copies = away ? Object.keys(schemas).map((path) => path.slice(2)) : [];
  const written = copies.filter((file) => putFile(root, file, schemaText(packageRoot, file)));
  if (putFile(root, SETTINGS, settings)) written.push(SETTINGS);
  return { written, schemas };
}

function schemaText(packageRoot: string, file: string): string {
  const text = readText(packageRoot, `schema/${file.slice(file.lastIndexOf("/") + 1)}`);
  if (text === undefined) throw new Error(`the package lacks its ${file}`);
  return text;
}
