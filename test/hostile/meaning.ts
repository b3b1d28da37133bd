import type { HostileInput } from "./hostile-input.ts";
import { inTenant, tenant, tenantWith, write } from "./hostile-input.ts";

const secret = "AKIA" + "ABCDEFGHIJKLMNOP"; // in two parts, so that no scanner takes this file for a leak

/** Files that are YAML, and do not mean what they seem to. */
export const meaningInputs: readonly HostileInput[] = [
  inTenant(40, "a Cyrillic letter in an id", tenantWith("tenant_id", "hоstile"), "1:12 schema/id-charset"),
  {
    number: 41,
    name: "ids that differ in case",
    lay: (root) => {
      write(root, "tenants/acme.yaml", tenant("", "acme"));
      write(root, "tenants/Acme.yaml", tenant("", "Acme"));
    },
    errors: ["tenants/Acme.yaml:1:12 schema/id-case-conflict"],
  },
  inTenant(42, "an id that is not the file's name", tenantWith("tenant_id", "other"), "1:12 schema/id-mismatch"),
  {
    number: 43,
    name: "an id in two files",
    lay: (root) => {
      write(root, "tenants/emea/hostile.yaml", tenant(""));
      write(root, "tenants/apac/hostile.yaml", tenant(""));
    },
    errors: ["tenants/emea/hostile.yaml:1:12 schema/duplicate-id"],
  },
  inTenant(44, "a colon in an id", tenantWith("tenant_id", '"a:b"'), "1:12 schema/id-charset"),
  inTenant(44, "a star in an id", tenantWith("tenant_id", '"*"'), "1:12 schema/id-charset"),
  inTenant(44, "a line break in an id", tenantWith("tenant_id", '"hostile\\n"'), "1:12 schema/id-charset"),
  inTenant(44, "dots in an id", tenantWith("tenant_id", "../hostile"), "1:12 schema/id-charset"),
  inTenant(45, "an unknown tier", tenantWith("tier", "platinum"), "3:7 references/unknown-tier"),
  inTenant(45, "an unknown feature", tenant("features: {telepathy: true}\n"), "7:12 references/unknown-feature"),
  inTenant(45, "an unknown flag", tenant("flags: {telepathy: true}\n"), "7:1 schema/unknown-key"),
  inTenant(46, "a required key without a value", tenantWith("owner", ""), "5:1 schema/wrong-type"),
  inTenant(46, "a required text of blanks", tenantWith("display_name", '"  "'), "2:15 schema/bad-format"),
  inTenant(47, "a misspelt key", tenantWith("tier", "gold").replace("tier:", "teir:"), "3:1 schema/unknown-key"),
  inTenant(48, "an access key", tenant(`config: {note: ${secret}}\n`), "7:16 schema/secret-in-config"),
  inTenant(48, "a password", tenant("config: {db_password: hunter2}\n"), "7:23 schema/secret-in-config"),
];
