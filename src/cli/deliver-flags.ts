import * as Flags from "@oclif/core/flags";
import { cacheFlag } from "./flags.ts";

/** What `tenantry deliver` can be told. */
export const deliverFlags = {
  watch: Flags.boolean({
    summary:
      "Go on until SIGTERM or SIGINT, across every outage; the batch under way is finished, and it exits with 0.",
  }),
  "health-file": Flags.string({
    summary: "With --watch: keep its state in this file as JSON.",
    helpValue: "FILE",
    dependsOn: ["watch"],
  }),
  "metrics-file": Flags.string({
    summary: "With --watch: the same for Prometheus, such as node_exporter's textfile collector.",
    helpValue: "FILE",
    dependsOn: ["watch"],
  }),
  cache: cacheFlag,
};
