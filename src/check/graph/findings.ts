import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Document, Span } from "../../model/document.ts";
import type { GraphFinding } from "../../model/graph.ts";
import type { Project } from "../../model/project.ts";

/** What rules about dependencies report, by the ids of the nodes that it is about. */
export function findingsByNode(
  project: Project,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, readonly GraphFinding[]> {
  const found = new Map<string, GraphFinding[]>();
  const judged = diagnostics.filter(({ rule }) => rule.startsWith("dependencies/"));
  if (judged.length === 0) return found;
  const documents = documentsByFile(project);
  for (const { rule, severity, message, file, span, related } of judged) {
    const nodes = [{ file, span }, ...related].flatMap((place) =>
      nodesAt(project, documents.get(place.file), place.span),
    );
    for (const node of new Set(nodes)) {
      const finding = { rule, severity, message, file, line: span.start.line };
      found.set(node, [...(found.get(node) ?? []), finding]);
    }
  }
  return found;
}

/** What a place is about: the feature or flag whose file it is in, and the one that it names. */
function nodesAt(project: Project, document: Document | undefined, span: Span): string[] {
  if (document === undefined) return [];
  const { kind, id, source } = document;
  const text = source.slice(span.start.offset, span.end.offset).replace(/^(["'])(.*)\1$/s, "$2");
  const named = project.features.has(text)
    ? [`feature:${text}`]
    : kind === "flag" && project.flags.has(text)
      ? [`flag:${text}`]
      : [];
  return kind === "feature" || kind === "flag" ? [`${kind}:${id}`, ...named] : named;
}

function documentsByFile({ tiers, features, flags, tenants }: Project): ReadonlyMap<string, Document> {
  const entities = [tiers, features, flags, tenants].flatMap((kind) => [...kind.values()]);
  return new Map(entities.map(({ document }) => [document.file, document]));
}
