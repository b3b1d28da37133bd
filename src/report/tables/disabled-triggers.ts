import { type DisabledTrigger, enableTrigger } from "../../model/disabled-trigger.ts";
import { printable } from "../printable.ts";
import { count } from "./table.ts";

/** Nothing when all of them fire; else how to enable them, a statement a line. */
export function renderDisabledTriggers(triggers: readonly DisabledTrigger[]): string {
  if (triggers.length === 0) return "";
  const what = `${count(triggers.length, "trigger")} of the registry ${triggers.length === 1 ? "does" : "do"} not fire for every writer`;
  const lines = triggers.map((trigger) => `    ${printable(enableTrigger(trigger))} -- ${reasons[trigger.fires]}\n`);
  return `! ${what}: what is written meanwhile is in no log. As the owner of the registry or a superuser:\n${lines.join("")}`;
}

const reasons = {
  never: "disabled",
  origin: "off under session_replication_role = replica",
  replica: "on under session_replication_role = replica only",
} as const;
