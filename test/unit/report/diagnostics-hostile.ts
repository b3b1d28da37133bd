import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { misspelt, spanOf } from "./diagnostics-example.ts";

/** Each would do something in some format if it came out as it is. */
export const hostileTexts = [
  "\u001b[2J\u0007\u0000",
  "\r\n::add-mask::secret",
  "]]><failure/>",
  "<script>alert(1)</script>",
  "<!-- comment",
  "&lt;&amp;&#60;",
  "a | b |",
  "`code` ``` fence",
  "@team @org/team mail@example.com",
  "[text](http://example.com) ![image](https://example.com/x.png)",
  "https://example.com www.example.com",
  "#1 GH-1 org/repo#1",
  "**bold** _slanted_ ~~struck~~ $x$",
  "trailing \\",
  "\\| \\[a\\](b)",
  "\u202eright to left\u2066",
  "half \ud800 pair",
  "no character \uffff \ufffe",
  "{0} {{1}} %SRCROOT% %0A",
];

/** A finding all of whose texts are the same hostile one. */
export function hostile(text: string): Diagnostic {
  const place = { message: text, file: text, span: misspelt.span };
  const edit = { file: text, start: 22, end: 29, text };
  return { ...misspelt, message: text, file: text, hint: text, related: [place], fix: { title: text, edits: [edit] } };
}

export const mendable: Diagnostic = {
  ...misspelt,
  rule: "schema/unknown-key",
  file: "tenants/größe 1.yaml",
  span: spanOf("tier"),
  fix: {
    title: "Rename it.",
    edits: [
      { file: "tenants/größe 1.yaml", start: 16, end: 20, text: "tiers" },
      { file: "tiers/a.yaml", start: 0, end: 0, text: "x: 1\n" },
      { file: "tenants/größe 1.yaml", start: 40, end: 42, text: "" },
    ],
  },
  introduced: true,
};
