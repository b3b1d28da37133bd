import type { SealedRecord } from "../model/sealed.ts";
import { LineWriter } from "./export-lines.ts";

/** Reads what LineWriter wrote; undefined for a line that it would not have written so, in this place. */
export class LineReader {
  private readonly writer: LineWriter;

  constructor(rows: number) {
    this.writer = new LineWriter(rows);
  }

  read(line: string): SealedRecord | undefined {
    const record = parseRecord(line);
    return record !== undefined && this.writer.write(record) === `${line}\n` ? record : undefined;
  }
}

const link = {
  seq: "number",
  tx: "text",
  at: "text",
  nstmts: "number",
  rows_before: "number",
  prev: "text",
  hash: "text",
};
const names = { xid: "text", db_user: "text", db_role: "text", client: "text", op: "text", tbl: "text", ctx: "text" };
const statement = { n: "number", at: "text", ...names, nrows: "number", digest: "text" };
const row = { n: "number", pk: "text", old: "text or null", new: "text or null", digest: "text" };
const forms = new Map<unknown, Readonly<Record<string, string>>>(Object.entries({ link, statement, row }));

/** What has the fields of a record, of the right types; LineReader sees that it has no others. */
function parseRecord(line: string): SealedRecord | undefined {
  const value = parseObject(line);
  const form = forms.get(value["kind"]);
  if (form === undefined) return undefined;
  const fits = Object.entries(form).every(([name, type]) => {
    const field = value[name];
    if (type === "number") return Number.isSafeInteger(field);
    return typeof field === "string" || (type === "text or null" && field === null);
  });
  return fits ? (value as unknown as SealedRecord) : undefined; // just looked at
}

function parseObject(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
