import type { ErrorObject, ValidateFunction } from "ajv";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Document, DocumentKind } from "../../model/document.ts";
import { collapseErrors } from "./collapse-errors.ts";
import { explainError } from "./explain-error.ts";
import { toDiagnostic, type Finding } from "./finding.ts";
import type { Surroundings } from "./schema-error.ts";
import { endList, MOST_OF_FILE } from "../most-of-file.ts";
import { findIdMismatch } from "./id-mismatch.ts";
import { findInvertedLimits } from "./inverted-limits.ts";
import { findMisplaced } from "./misplaced.ts";
import { findSecrets } from "./secrets.ts";
import * as validators from "./generated/validators.ts";

// The generated code carries no types; it exports one validator for each kind, as generate-validators.ts says.
const validatorOf = validators as unknown as Readonly<Record<DocumentKind, ValidateFunction>>;

/** With so many errors that no more are kept: how many further values were refused (scripts/generate-validators.ts). */
type Errors = readonly ErrorObject[] & { readonly refused?: number };

/**
 * What is wrong with one document by itself: its shape, its name, and secrets in it. One mistake, one diagnostic. Hints
 * look up in other files in what a number is counted, and which tiers there are.
 */
export function validateDocument(document: Document, loaded?: Surroundings): Diagnostic[] {
  const validate = validatorOf[document.kind];
  const errors: Errors = validate(document.data) ? [] : (validate.errors ?? []);
  const misplaced = errors.length === 0 ? undefined : findMisplaced(document, loaded);
  if (misplaced !== undefined) return [toDiagnostic(document, misplaced), ...findSecrets(document)];
  const collapsed = collapseErrors(errors);
  const explained = collapsed.slice(0, MOST_OF_FILE).map((error) => explainError(document, error, loaded));
  const findings = dropConsequences([...explained, ...findIdMismatch(document), ...findInvertedLimits(document)]);
  const listed = findings.slice(0, MOST_OF_FILE).map((finding) => toDiagnostic(document, finding));
  const more = collapsed.length - explained.length + findings.length - listed.length + (errors.refused ?? 0);
  return [...endList(listed, more), ...findSecrets(document)];
}

/**
 * Of several findings about one value the first is kept: an address that is no link has no right beginning either.
 * Each missing key is a mistake of its own, though all are reported at the map that lacks them.
 */
function dropConsequences(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, path }) => {
    const key = JSON.stringify(path);
    return rule === "schema/missing-key" || (!seen.has(key) && seen.add(key));
  });
}
