import { OperationalError } from "../model/operational-error.ts";
import type { Github } from "./github.ts";
import { GithubFailure } from "./failure.ts";

export interface FileAt {
  readonly text: string;
  /** Of the blob: whoever writes has to name what is replaced. */
  readonly sha: string;
}

/**
 * A text file of a branch or commit; undefined where there is none.
 * @throws OperationalError `refused` for what is no file, or none of UTF-8
 */
export async function readFileAt(github: Github, path: string, ref: string): Promise<FileAt | undefined> {
  const found = await orNothing(github.ask(() => github.rest.repos.getContent({ ...github.at, path, ref })));
  if (found === undefined) return undefined;
  const { data } = found;
  if (Array.isArray(data) || data.type !== "file" || !("content" in data) || data.encoding !== "base64")
    throw new OperationalError("refused", `${path} is no file that can be edited.`, "Edit it by hand.");
  return { text: decode(Buffer.from(data.content, "base64"), path), sha: data.sha };
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new OperationalError("refused", `${path} is not UTF-8.`, "Edit it by hand.", { cause: error });
  }
}

/** What is there; undefined when GitHub says that it is not. */
export async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GithubFailure && error.status === 404) return undefined;
    throw error;
  }
}
