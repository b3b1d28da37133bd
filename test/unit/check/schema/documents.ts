import { parseDocument } from "../../../../src/load/parse-document.ts";
import { validateDocument } from "../../../../src/check/schema/validate.ts";
import type { Diagnostic } from "../../../../src/model/diagnostic.ts";
import type { DocumentKind } from "../../../../src/model/document.ts";

const kinds: Readonly<Record<string, DocumentKind>> = {
  tenants: "tenant",
  tiers: "tier",
  features: "feature",
  flags: "flag",
};

/** Valid files with nothing to spare: a test writes its own lines below. */
const required: Readonly<Record<DocumentKind, Readonly<Record<string, string>>>> = {
  tenant: {
    tenant_id: "legal",
    display_name: "Legal",
    tier: "gold",
    status: "active",
    owner: "a@gcc.example",
    region: "eu-west-1",
  },
  tier: { tier: "legal", rank: "1", display_name: "Gold", limits: "{max_users: 5}" },
  feature: { feature: "legal", description: "Search", owner: "a@gcc.example" },
  flag: {
    flag: "legal",
    kind: "release",
    description: "UI",
    owner: "a@gcc.example",
    created: "2026-10-01",
    state: "on",
  },
  project: { version: "1", currency: "INR", limits: "{max_users: {unit: users, kind: quota}}", cache: "none" },
};

/** What loading and the schema say about one file. */
export function checkText(file: string, text: string): Diagnostic[] {
  const result = parseDocument(kinds[file.split("/")[0] ?? ""] ?? "project", file, text);
  return "diagnostic" in result ? [result.diagnostic] : validateDocument(result.document);
}

/** The same about a valid file of a kind with these lines in it; they replace required keys that they set. */
export function checkLines(kind: DocumentKind, lines: string): Diagnostic[] {
  const file = kind === "project" ? "tenantry.yaml" : `${kind}s/legal.yaml`;
  const rest = Object.entries(required[kind]).filter(([key]) => !new RegExp(`^${key}:`, "m").test(lines));
  return checkText(file, `${lines}\n${rest.map(([key, value]) => `${key}: ${value}\n`).join("")}`);
}
