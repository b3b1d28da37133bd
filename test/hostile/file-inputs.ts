import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { floodInputs } from "./floods.ts";
import type { HostileInput } from "./hostile-input.ts";
import { meaningInputs } from "./meaning.ts";
import { repositoryInputs } from "./repository.ts";
import { schemaInputs } from "./schema.ts";
import { yamlInputs } from "./yaml.ts";

/** All that `tenantry check` meets in a folder. */
export const fileInputs: readonly HostileInput[] = [
  ...yamlInputs,
  ...meaningInputs,
  ...floodInputs,
  ...repositoryInputs,
  ...schemaInputs,
];

/** Puts a sound catalog into a folder. */
export function laySoundCatalog(root: string): void {
  cpSync(fileURLToPath(new URL("../golden/catalog", import.meta.url)), root, { recursive: true });
}
