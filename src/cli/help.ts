import type { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";

/** Prints help for commands and topics. A module of its own, as most invocations ask for none. */
export function createHelp(config: Config): Help {
  return new Help(config, config.pjson.oclif.helpOptions);
}
