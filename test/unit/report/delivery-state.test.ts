import { expect, it } from "vitest";
import type { WatchedDelivery } from "../../../src/model/watched-delivery.ts";
import { renderDeliveryMetrics } from "../../../src/report/delivery-state.ts";
import { renderWatched } from "../../../src/report/tables/delivery.ts";

const running: WatchedDelivery = {
  state: "running",
  time: "2026-11-23T10:00:00.500Z",
  ...{ delivered: 12, rebuilt: 0, failures: 0 },
  ...{ undelivered: 3, lag_seconds: 1.25, last_delivery: null, last_error: null },
};
const last_error = { time: running.time, message: "Redis at redis://cache:6379 refused the connection." };
const failing: WatchedDelivery = { ...running, state: "failing", last_error };

it("writes metrics, and leaves out what is not known", () => {
  const values = renderDeliveryMetrics(running).split("\n").filter((line) => !line.startsWith("#")); // prettier-ignore
  expect(values).toEqual([
    "tenantry_delivery_up 1",
    "tenantry_delivery_looked_timestamp_seconds 1795428000.5",
    "tenantry_delivery_rows_total 12",
    "tenantry_delivery_rebuilt_tenants_total 0",
    "tenantry_delivery_failures_total 0",
    "tenantry_outbox_undelivered 3",
    "tenantry_outbox_lag_seconds 1.25",
    "",
  ]);
});

it("says once that something fails, and once that it is over", () => {
  expect(renderWatched(running, failing)).toBe(
    `${running.time} ${last_error.message} 3 changes kept. It is tried again.\n`,
  );
  expect(renderWatched(failing, failing)).toBe("");
  expect(renderWatched(failing, { ...running, last_error })).toBe(`${running.time} Everything answers again.\n`);
});
