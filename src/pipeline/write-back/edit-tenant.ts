import { OperationalError } from "../../model/operational-error.ts";
import type { JsonObject } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import type { HeldTenant, WriteBackKind } from "../../model/write-back.ts";
import { parseDocument } from "../../load/parse-document.ts";
import type { ValueChange } from "../import/edit-text.ts";
import { editText } from "../import/edit-text.ts";

/** As `suspension.reason` may have. */
const MOST = 500;

/**
 * The text of a tenant's file as a hold wants it; comments and every line that no value stands on stay byte for byte. The
 * same text when there is nothing to change: a suspension that somebody else has written is neither reworded nor taken out.
 * @throws OperationalError `refused` for a file that is not of the strict profile, or another tenant's
 */
export function editTenant(hold: HeldTenant, kind: WriteBackKind, file: string, text: string): string {
  // Places in a file are counted behind its mark.
  if (text.startsWith("\ufeff")) return `\ufeff${editTenant(hold, kind, file, text.slice(1))}`;
  const now = parse(file, text);
  if (now["tenant_id"] !== hold.tenant_id)
    throw new OperationalError("refused", `${file} is not the file of ${hold.tenant_id}.`, "Write it by hand.");
  const changes = kind === "open" ? suspend(hold, now) : resume(hold, now);
  return editText("tenant", file, text, changes);
}

function suspend(hold: HeldTenant, now: JsonObject): ValueChange[] {
  if (now["status"] === "suspended") return [];
  return [
    { path: ["status"], value: "suspended" },
    { path: ["suspension"], value: suspensionOf(hold) },
  ];
}

function resume(hold: HeldTenant, now: JsonObject): ValueChange[] {
  const { suspension } = now;
  const isOurs = isJsonObject(suspension) && suspension["reason"] === suspensionOf(hold)["reason"];
  const before = hold.prior_value;
  if (now["status"] !== "suspended" || !isOurs || typeof before !== "string" || before === "suspended") return [];
  return [
    { path: ["status"], value: before },
    { path: ["suspension"], value: undefined },
  ];
}

/** On one line. */
function suspensionOf({ reason, incident }: HeldTenant): JsonObject {
  const ticket = incident !== null && isAddress(incident) ? incident : undefined;
  const text = toLine(reason);
  const named = incident === null || ticket !== undefined ? text : `${text} (${toLine(incident)})`;
  const said = Array.from(named).length > MOST ? Array.from(text).slice(0, MOST).join("") : named;
  return { reason: said, ...(ticket !== undefined && { ticket }) };
}

function toLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
}

/** As `suspension.ticket` has to be. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[\w./?=&%#~+:@-]{1,1900}$/.test(text) && URL.canParse(text);
}

function parse(file: string, text: string): JsonObject {
  const parsed = parseDocument("tenant", file, text);
  if ("document" in parsed) return parsed.document.data;
  throw new OperationalError("refused", `${file} cannot be read: ${parsed.diagnostic.message}`, "Mend it in Git.");
}
