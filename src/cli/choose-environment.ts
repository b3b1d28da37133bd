import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";

/** The name that the flag or the setting gives. Throws OperationalError `usage` when neither does, or both differ. */
export function chooseEnvironment(flag: string | undefined, setting: string | undefined): string {
  const environment = flag ?? setting;
  if (environment === undefined)
    throw new OperationalError(
      "usage",
      "Nothing says how the environment of this registry is called.",
      "Give --environment NAME, such as production, or set TENANTRY_ENVIRONMENT.",
    );
  if (environment !== (setting ?? environment))
    throw new OperationalError(
      "usage",
      `--environment ${quoteText(environment)} is not TENANTRY_ENVIRONMENT, ${quoteText(setting ?? "")}.`,
      "Give both the same name: wherever the setting is, every other command refuses a registry of another name.",
    );
  return environment;
}
