/** `tenantry/reader`: what a service needs to look up its tenants at run time. */
export type { TenantDocument, TenantStatus } from "../model/catalog.ts";
export { OperationalError } from "../model/operational-error.ts";
export type { AnswerSource, TenantAnswer } from "./answer.ts";
export { TenantNotActiveError, TenantNotFoundError, TenantSuspendedError } from "./errors.ts";
export type { ReaderEvents, ReaderListener } from "./events.ts";
export type { FlagSubject } from "./flag-value.ts";
export type { ReaderMetrics } from "./metrics.ts";
export { METRIC_MEANINGS } from "./metrics.ts";
export type { ReadKind, ReadOptions, ReaderOptions, SafeDefaults } from "./options.ts";
export type { QuotaAnswer } from "./quota.ts";
export type { SnapshotOptions } from "./snapshot-keeper.ts";
export { TenantReader } from "./tenant-reader.ts";
