import type { RuleSummary } from "./diagnostic.ts";

/** What must hold before a file is read at all. */
const fileRules = {
  "schema/missing-config": "A catalog has a tenantry.yaml at its root.",
  "schema/missing-folder": "The folders of tenants, tiers, features and flags exist.",
  "schema/overlapping-folders": "No folder of the catalog lies in another one.",
  "schema/too-many-files": "A folder of the catalog holds at most 200,000 entries.",
  "schema/symlink": "Files and folders of the catalog are not symbolic links.",
  "schema/special-file": "Nothing in the catalog is a pipe, a device or a socket.",
  "schema/unreadable-file": "Every file of the catalog can be read.",
  "schema/yml-extension": "Files of the catalog end in .yaml.",
  "schema/file-too-large": "A file has at most 65,536 bytes.",
  "schema/not-utf8": "A file is UTF-8 text.",
} as const;

/** The strict YAML profile: what it takes to mean the same thing to every parser. */
const profileRules = {
  "schema/invalid-yaml": "A file is valid YAML 1.2.",
  "schema/empty-document": "A file holds a document.",
  "schema/root-not-map": "The document is a map.",
  "schema/several-documents": "A file holds one document only.",
  "schema/document-marker": "The only marker is one `---`, unindented, before the document.",
  "schema/directive": "YAML directives are not used.",
  "schema/anchor": "Anchors are not used.",
  "schema/alias": "Aliases are not used.",
  "schema/tag": "Tags are not used.",
  "schema/merge-key": "Merge keys are not used.",
  "schema/forbidden-character": "There are no control and no bidirectional characters.",
  "schema/tab": "Tabs stand inside quotes and comments only.",
  "schema/text-before-key": "Nothing but spaces and dashes stands before a key on its line.",
  "schema/colon-placement": "In braces, a colon stands on the line of its key.",
  "schema/value-placement": "A value starts on the line of its key or dash.",
  "schema/block-scalar-header": "A block scalar has no indentation digit and no `+`.",
  "schema/escaped-line-break": "No backslash stands at the end of a line in double quotes.",
  "schema/duplicate-key": "A map has every key once.",
  "schema/key-not-text": "A key is text.",
  "schema/empty-key": "A key is not empty.",
  "schema/forbidden-key": "No key is `__proto__`, `constructor` or `prototype`.",
  "schema/multiline-key": "A key stands on one line.",
  "schema/key-too-long": "A key has at most 200 characters.",
  "schema/key-characters": "A key has visible characters only, in Unicode form NFC.",
  "schema/ambiguous-number": "A number is written in plain decimal.",
  "schema/imprecise-number": "A number has no more digits than can be kept.",
  "schema/too-deep": "Values are nested at most 20 deep.",
} as const;

export type LoadRule = keyof typeof fileRules | keyof typeof profileRules;

/** Every rule that loading enforces, for the documentation and the rule index. None can be switched off. */
export const loadRules: readonly RuleSummary[] = Object.entries({ ...fileRules, ...profileRules }).map(
  ([id, summary]) => ({ id, severity: "error", summary }),
);
