import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where suspensions are written down that the registry has not heard of: `tenantry/journal` in the user's state folder. */
export function journalFolder(): string | undefined {
  const base = process.env["XDG_STATE_HOME"] ?? "";
  if (isAbsolute(base)) return join(base, "tenantry", "journal");
  const home = homedir();
  return isAbsolute(home) ? join(home, ".local", "state", "tenantry", "journal") : undefined;
}
