import { Config } from "@oclif/core/config";
import type { PJSON } from "@oclif/core/interfaces";
import { settings } from "@oclif/core/settings";

export { CLIError } from "@oclif/core/errors";

/** What oclif knows of our commands. It must not look for TypeScript sources beside them. */
export function loadConfig(root: string, pjson: PJSON): Promise<Config> {
  settings.enableAutoTranspile = false;
  return Config.load({ root, pjson });
}
