/**
 * Tenantry as a library: files to findings, to a catalog, to a plan. All of it is pure but `openWorkingTree`, which
 * reads the disk; the same files and the same date give the same bytes. Services that look tenants up at run time want
 * `tenantry/reader` instead.
 *
 * ```ts
 * const loaded = loadProject(openWorkingTree("."));
 * const { diagnostics, project } = checkProject(loaded, { today: "2026-11-23" });
 * if (project !== undefined && !diagnostics.some(({ severity }) => severity === "error"))
 *   console.log(compileCatalog(project).hash);
 * ```
 */
export { openWorkingTree } from "./load/disk-source.ts";
export { loadProject } from "./load/load-project.ts";
export { checkProject } from "./check/check-project.ts";
export type { CheckOptions, CheckResult } from "./check/check-project.ts";
export { compileCatalog } from "./compile/compile-catalog.ts";
export { diffCatalog } from "./plan/diff-catalog.ts";
export type { DiffInput } from "./plan/diff-catalog.ts";
export { resolveSyncPolicy } from "./plan/sync-policy.ts";
export { stateOfCatalog } from "./plan/state-of-catalog.ts";
export { OperationalError } from "./model/operational-error.ts";
export type { OperationalCode } from "./model/operational-error.ts";
export type { Catalog, CatalogEntity, CatalogTenant, Origin, TenantDocument, TenantStatus } from "./model/catalog.ts";
export type { Diagnostic, Severity } from "./model/diagnostic.ts";
export type { Document, Position, Span } from "./model/document.ts";
export type { FileEntry, FileSource } from "./model/file-source.ts";
export type { EntityChange, FieldChange, Plan, SafetyFinding, TenantChange } from "./model/plan.ts";
export type { LoadedProject, Project } from "./model/project.ts";
