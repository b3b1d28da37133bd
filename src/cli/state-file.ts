import { OperationalError } from "../model/operational-error.ts";
import { prepareReportFile } from "./report-file.ts";

/**
 * A file that says how a long-running command is, replaced in one step each time that it says something else. That it
 * cannot be written, such as on a full disk, is told on stderr once an outage and stops nothing.
 * @throws OperationalError `usage` when the path cannot be a file.
 */
export function openStateFile(path: string | undefined, flag: string): (text: string) => void {
  if (path === undefined) return () => undefined;
  const write = prepareReportFile(path, flag);
  let told = false;
  return (text) => {
    try {
      write(text);
      told = false;
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      if (!told) process.stderr.write(`warning: ${error.message}\n`);
      told = true;
    }
  };
}
