/** A trigger of the registry that does not fire for every writer: what is written past it is in no log. */
export interface DisabledTrigger {
  /** With its schema, quoted where SQL asks for it. */
  readonly table: string;
  /** Quoted where SQL asks for it. */
  readonly trigger: string;
  /** `origin`: not under `session_replication_role = replica`. `replica`: only under it. */
  readonly fires: "never" | "origin" | "replica";
}

/** The statement that turns it on again, for the owner of the registry or a superuser. */
export function enableTrigger({ table, trigger }: DisabledTrigger): string {
  return `alter table ${table} enable always trigger ${trigger};`;
}
