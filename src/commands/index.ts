/** Every command by its id. oclif loads this file (package.json, `oclif.commands`). */
import type { Command } from "@oclif/core/command";
import { AuditLog } from "./audit/log.ts";
import { AuditVerify } from "./audit/verify.ts";
import { Migrate } from "./migrate.ts";
import { Status } from "./status.ts";
import { TenantsList } from "./tenants/list.ts";
import { TenantsShow } from "./tenants/show.ts";

const commands: Readonly<Record<string, Command.Class>> = {
  "audit:log": AuditLog,
  "audit:verify": AuditVerify,
  migrate: Migrate,
  status: Status,
  "tenants:list": TenantsList,
  "tenants:show": TenantsShow,
};

export default commands;
