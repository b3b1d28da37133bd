import type { DateText } from "../model/clock.ts";
import type { Edit, RuleSummary } from "../model/diagnostic.ts";
import type { CodeReferences } from "../model/code-references.ts";
import type { Document } from "../model/document.ts";
import type { History } from "../model/history.ts";
import type { JsonPath } from "../model/json.ts";
import type { Entity, Project } from "../model/project.ts";
import type { Policy } from "./policy.ts";

/** A value in a file, or the key that names it. */
export interface Place {
  readonly document: Document;
  readonly path: JsonPath;
  readonly part: "key" | "value";
}

/** Where a finding may lie: in the catalog, or in a file of which only the place is known, such as source code. */
export interface FindingPlace extends Omit<Place, "document"> {
  readonly document: Pick<Document, "file" | "locate">;
}

export interface Details {
  /** How to mend it, in one sentence; a function where that takes a search, which is spared when it is not listed. */
  readonly hint?: string | (() => string) | undefined;
  readonly related?: readonly { readonly place: FindingPlace; readonly message: string }[];
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] } | undefined;
  /**
   * Rules with `clock` only: the date that has passed. From then on the finding is an error where the file was touched,
   * elsewhere a warning until the grace of `policy.flags.grace_days` is over.
   */
  readonly since?: DateText;
  /** This finding is not as bad as the rule's others: it warns at most. */
  readonly severity?: "warning";
}

/** What rules about rules need to know of one. */
export type KnownRule = RuleSummary & Pick<Rule, "options" | "needs">;

export interface RuleContext {
  readonly project: Project;
  /** The project as it was before the change; undefined when there is nothing to compare with. */
  readonly base: Project | undefined;
  readonly today: DateText;
  readonly policy: Policy;
  /** What Git remembers; undefined where nobody asked it, or there is no repository. */
  readonly history: History | undefined;
  /** Where source code names flags; undefined when none was scanned. */
  readonly references: CodeReferences | undefined;
  /** The rule's own options, as tenantry.yaml sets them or else as the rule declares them. */
  readonly options: Readonly<Record<string, number>>;
  /** Every rule there is, by its id. */
  readonly known: ReadonlyMap<string, KnownRule>;
  readonly report: (place: FindingPlace, message: string, details?: Details) => void;
}

/** One check over a whole project. The id is the file's path under src/check/, without `.ts`. */
export interface Rule extends RuleSummary {
  /** Numbers that tenantry.yaml may set (`rules: {lint/fully-on: {options: {warn_days: 7}}}`), and what they are otherwise. */
  readonly options?: Readonly<Record<string, number>>;
  /** What the rule cannot judge without: when that is not at hand, an ignore of it is not called unused. */
  readonly needs?: "base" | "history" | "references";
  check(context: RuleContext): void;
}

export function valueAt(entity: Entity<unknown>, ...path: JsonPath): Place {
  return { document: entity.document, path, part: "value" };
}

export function keyAt(entity: Entity<unknown>, ...path: JsonPath): Place {
  return { document: entity.document, path, part: "key" };
}
