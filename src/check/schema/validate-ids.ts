import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Document } from "../../model/document.ts";
import type { LoadedProject } from "../../model/project.ts";
import { startOf } from "../../model/diagnostic.ts";
import { quoteText } from "../../model/quote.ts";
import { schemaDiagnostic } from "./finding.ts";
import { isId } from "./id-meant.ts";
import { idKeys } from "./id-mismatch.ts";

/**
 * What is wrong between files: two files with one id, or with ids that some file systems cannot tell apart. Each
 * further file is reported, with the first one as the related place; of two that differ in capitals the one whose id is
 * none.
 */
export function validateIds(loaded: LoadedProject): Diagnostic[] {
  const first = new Map<string, Document>();
  const found: Diagnostic[] = [];
  for (const document of loaded.documents) {
    const key = `${document.kind}/${document.id.toLowerCase()}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, document);
    else if (isId(document.id) && !isId(earlier.id)) {
      first.set(key, document);
      found.push(conflict(earlier, document));
    } else found.push(conflict(document, earlier));
  }
  return found;
}

/** The findings without those about an id that a conflict between files explains. */
export function dropExplainedIds(found: readonly Diagnostic[], conflicts: readonly Diagnostic[]): Diagnostic[] {
  const explained = new Set(conflicts.filter(({ rule }) => rule === "schema/id-case-conflict").map(startOf));
  return found.filter((finding) => !finding.rule.startsWith("schema/id-") || !explained.has(startOf(finding)));
}

function conflict(document: Document, earlier: Document): Diagnostic {
  const related = [{ message: "The other file is here.", file: earlier.file, span: idSpan(earlier) }];
  if (document.id === earlier.id)
    return schemaDiagnostic("schema/duplicate-id", document.file, idSpan(document), {
      message: `The ${document.kind} ${quoteText(document.id)} has a second file, ${quoteText(earlier.file)}.`,
      hint: "Keep one of the two.",
      related,
    });
  return schemaDiagnostic("schema/id-case-conflict", document.file, idSpan(document), {
    message: `The ids ${quoteText(document.id)} and ${quoteText(earlier.id)} differ in capital letters only.`,
    hint: "Write ids in small letters, and keep one of the two.",
    related,
  });
}

function idSpan(document: Document): Diagnostic["span"] {
  return document.locate([idKeys[document.kind] ?? ""]);
}
