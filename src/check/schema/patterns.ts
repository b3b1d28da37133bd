/** The pattern of ids in every schema. */
export const ID_PATTERN = "^[a-z][a-z0-9_-]{1,62}$";

/** What the other patterns of the schemas ask for, in words. */
export const patterns: Readonly<Record<string, { readonly expected: string; readonly example: string }>> = {
  "\\S": { expected: "text that is more than blanks", example: "Legal" },
  "^https?://": { expected: "a link", example: "https://issues.company.example/1" },
  "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$": {
    expected: "a code of up to 40 letters, digits, `_` and `-`",
    example: "CC-4100",
  },
  "^[a-z0-9-]{2,40}$": {
    expected: "a region's name of 2 to 40 small letters, digits and `-`",
    example: "eu-west-1",
  },
  "^[a-z0-9][a-z0-9_-]{0,39}$": {
    expected: "a name of up to 40 small letters, digits, `_` and `-`",
    example: "gdpr",
  },
  "^[a-z][a-z0-9_.-]{0,62}$": {
    expected: "a name of up to 63 small letters, digits, `_`, `.` and `-`",
    example: "segment",
  },
  "^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.([A-Za-z_][A-Za-z0-9_]{0,62}|\\*))?$": {
    expected: "a function's name, alone or on an object, or `.*` for all properties of one",
    example: "flags.isEnabled",
  },
  "^[A-Z]{3}$": { expected: "an ISO 4217 code of three capital letters", example: "EUR" },
  "^[a-z0-9.-]+$": { expected: "a domain in small letters", example: "company.example" },
  "^[a-z]+/[a-z0-9-]+$": { expected: "a rule's id", example: "lint/near-duplicate" },
  '^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\\\:*?"<>|]+$': {
    expected: "a folder inside the catalog, with forward slashes and without `..`",
    example: "tenants",
  },
};
