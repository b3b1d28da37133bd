/** `tenantry/reader`: what a service needs to look up its tenants at run time. */
export type { TenantDocument, TenantStatus } from "../model/catalog.ts";
export { OperationalError } from "../model/operational-error.ts";
export type { TenantAnswer } from "./answer.ts";
export { TenantNotActiveError, TenantNotFoundError, TenantSuspendedError } from "./errors.ts";
export type { FlagSubject } from "./flag-value.ts";
export type { ReaderOptions } from "./options.ts";
export { TenantReader } from "./tenant-reader.ts";
