import type { Signer, Verifier } from "./signing-keys.ts";

/** A text and who signed it (C2SP signed-note). */
export interface SignedNote {
  /** What the signatures cover; it ends with a line end. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** How a note stands to the keys that are trusted. */
export type NoteStanding = "signed" | "unsigned" | "unknown-key" | "forged";

/** The note as it is stored; without signers it has none of the lines that begin with a dash. */
export function formatNote(text: string, signers: readonly Signer[]): string {
  const lines = signers.map(({ name, id, sign }) => {
    const signature = Buffer.concat([id, sign(text)]).toString("base64");
    return `— ${name} ${signature}\n`;
  });
  return `${text}\n${lines.join("")}`;
}

/** Undefined for what is no note. */
export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf("\n\n");
  if (end < 0) return undefined;
  const lines = note.slice(end + 2).split("\n");
  if (lines.pop() !== "") return undefined;
  const signatures = lines.map((line) => {
    const [, name = "", base64 = ""] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    return { name, bytes: Buffer.from(base64, "base64") };
  });
  if (signatures.some(({ bytes }) => bytes.length < 5)) return undefined;
  return { text: note.slice(0, end + 1), signatures };
}

/** One signature of one trusted key is enough; those of other keys are passed over. */
export function judgeNote({ text, signatures }: SignedNote, trusted: readonly Verifier[]): NoteStanding {
  if (signatures.length === 0) return "unsigned";
  const known = signatures.flatMap(({ name, bytes }) =>
    trusted
      .filter((key) => key.name === name && key.id.equals(bytes.subarray(0, 4)))
      .map((key) => key.verifies(text, bytes.subarray(4))),
  );
  if (known.length === 0) return "unknown-key";
  return known.includes(true) ? "signed" : "forged";
}
