/** Every command by its id. oclif loads this file (package.json, `oclif.commands`). */
import type { Command } from "@oclif/core/command";
import { AuditExport } from "./audit/export.ts";
import { AuditBlame } from "./audit/blame.ts";
import { AuditDiff } from "./audit/diff.ts";
import { AuditLog } from "./audit/log.ts";
import { AuditVerify } from "./audit/verify.ts";
import { Check } from "./check.ts";
import { Compile } from "./compile.ts";
import { Deliver } from "./deliver.ts";
import { DriftCommand } from "./drift.ts";
import { Fmt } from "./fmt.ts";
import { FlagsRefs } from "./flags/refs.ts";
import { Graph } from "./graph.ts";
import { HoldLift } from "./hold/lift.ts";
import { HoldList } from "./hold/list.ts";
import { HoldSet } from "./hold/set.ts";
import { HoldShow } from "./hold/show.ts";
import { ImportCommand } from "./import.ts";
import { Init } from "./init.ts";
import { Keygen } from "./keygen.ts";
import { Kill } from "./kill.ts";
import { Migrate } from "./migrate.ts";
import { PlanCommand } from "./plan.ts";
import { Readers } from "./readers.ts";
import { Resume } from "./resume.ts";
import { RollbackCommand } from "./rollback.ts";
import { Rules } from "./rules.ts";
import { Status } from "./status.ts";
import { Suspend } from "./suspend.ts";
import { Sync } from "./sync.ts";
import { TenantsList } from "./tenants/list.ts";
import { TenantsShow } from "./tenants/show.ts";
import { Unkill } from "./unkill.ts";
import { UsagePut } from "./usage/put.ts";
import { Why } from "./why.ts";

const commands: Readonly<Record<string, Command.Class>> = {
  "audit:export": AuditExport,
  "audit:blame": AuditBlame,
  "audit:diff": AuditDiff,
  "audit:log": AuditLog,
  "audit:verify": AuditVerify,
  check: Check,
  compile: Compile,
  deliver: Deliver,
  drift: DriftCommand,
  fmt: Fmt,
  "flags:refs": FlagsRefs,
  graph: Graph,
  "hold:lift": HoldLift,
  "hold:list": HoldList,
  "hold:set": HoldSet,
  "hold:show": HoldShow,
  import: ImportCommand,
  init: Init,
  keygen: Keygen,
  kill: Kill,
  migrate: Migrate,
  plan: PlanCommand,
  readers: Readers,
  resume: Resume,
  rollback: RollbackCommand,
  rules: Rules,
  status: Status,
  suspend: Suspend,
  sync: Sync,
  "tenants:list": TenantsList,
  "tenants:show": TenantsShow,
  unkill: Unkill,
  "usage:put": UsagePut,
  why: Why,
};

// Left to itself oclif takes what is piped in as the first argument that is missing: a list that a script reads line by line
// would be suspended.
for (const { args } of Object.values(commands)) for (const arg of Object.values(args)) arg.ignoreStdin = true;

export default commands;
