import { env } from "node:process";

const kept = ["PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP"];

/**
 * The environment of every git process: what it needs to be found and to read its configuration, and nothing that
 * steers it. A GIT_DIR that a hook has left behind would otherwise lead to another repository, an EDITOR or PAGER would
 * run a program. Messages are in English, because some are told apart by their words.
 */
export function gitEnvironment(): Record<string, string> {
  const found = kept.flatMap((name): [string, string][] => (env[name] === undefined ? [] : [[name, env[name]]]));
  return { ...Object.fromEntries(found), LC_ALL: "C" };
}
