import { OperationalError } from "../model/operational-error.ts";
import { readNamedFile } from "./read-file.ts";

/**
 * The text of a file, or of standard input for `-` and for no file at all.
 * @throws OperationalError `usage` when there is nothing to read; `hint` says what it should be
 */
export async function readInput(file: string | undefined, hint: string): Promise<string> {
  if (file !== undefined && file !== "-") return readNamedFile(file, hint);
  if (process.stdin.isTTY) throw new OperationalError("usage", "No file is given, and nothing is piped in.", hint);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return new TextDecoder().decode(Buffer.concat(chunks));
}
