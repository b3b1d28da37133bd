import type { Hash } from "node:crypto";
import { StringDecoder } from "node:string_decoder";

/** Lines without their ends, and a last one that has none; all bytes go through the hash. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of chunks) {
    hash.update(chunk);
    const lines = decoder.write(Buffer.from(chunk)).split("\n");
    lines[0] = rest + (lines[0] ?? "");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== "") yield rest;
}
