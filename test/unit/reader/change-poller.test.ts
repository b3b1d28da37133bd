import { beforeEach, expect, test } from "vitest";
import { OperationalError } from "../../../src/model/operational-error.ts";
import type { Loaded } from "../../../src/reader/answer.ts";
import { ChangePoller } from "../../../src/reader/change-poller.ts";
import { Memory } from "../../../src/reader/memory.ts";
import { Counters } from "../../../src/reader/metrics.ts";
import { Refresher } from "../../../src/reader/refresher.ts";
import type { LastChange } from "../../../src/reader/registry-layer.ts";
import type { ChangedTenant } from "../../../src/registry/queries/read-changes.ts";
import { sampleDocument } from "../../support/documents.ts";

/** A registry that says what the test lets it say; undefined is for too many changes. */
let last: LastChange;
let changed: () => Promise<ChangedTenant[] | undefined>;
const asked: number[] = [];
const registry = {
  readLastChange: () => Promise.resolve(last),
  readChangedSince: (after: number) => {
    asked.push(after);
    return changed();
  },
};
let memory: Memory;
let refreshed: string[];
let poller: ChangePoller;
beforeEach(async () => {
  asked.length = 0;
  last = { registry_id: "r1", epoch: 1, last: 10 };
  changed = () => Promise.resolve([]);
  memory = new Memory();
  refreshed = [];
  const refresher = new Refresher((id) => Promise.resolve(refreshed.push(id)));
  poller = new ChangePoller({ memory, registry, refresher, counters: new Counters(), live: () => false });
  await poller.poll();
});

/** It has just been asked for, and has come. */
function load(): void {
  const now = performance.now();
  const loaded: Loaded = {
    epoch: 1,
    config_version: 1,
    document: sampleDocument("legal"),
    source: "postgres",
    followed: false,
  };
  memory.keep("legal", loaded, memory.mark("legal", now), now);
}
/** Half a second later only what was confirmed is still answered. */
const isConfirmed = () => memory.find("legal", performance.now() + 600, false) !== undefined;

test("an answer is confirmed as long as the number stands still", async () => {
  load();
  await poller.poll();
  expect([isConfirmed(), asked]).toEqual([true, []]);
});

test("a changed tenant is dropped and loaded again, another one is confirmed", async () => {
  load();
  last = { ...last, last: 12 };
  changed = () => Promise.resolve([{ tenant_id: "sales", config_version: 7 }]);
  await poller.poll();
  expect([isConfirmed(), asked, refreshed]).toEqual([true, [10], []]);
  last = { ...last, last: 13 };
  changed = () => Promise.resolve([{ tenant_id: "legal", config_version: 2 }]);
  await poller.poll();
  expect([isConfirmed(), asked, refreshed]).toEqual([false, [10, 12], ["legal"]]);
  expect(memory.admits("legal", { epoch: 1, config_version: 1 })).toBe(false);
});

test.each([
  ["too many changes to name", { last: 5_000 }],
  ["another registry", { registry_id: "r2" }],
  ["a registry that was restored", { epoch: 2 }],
  ["a copy that lags", { last: 9 }],
])("%s: nothing that was loaded before is confirmed", async (_, next) => {
  load();
  last = { ...last, ...next };
  changed = () => Promise.resolve(undefined);
  await poller.poll();
  expect(isConfirmed()).toBe(false);
});

test("what could not be asked is asked again the next time", async () => {
  load();
  last = { ...last, last: 11 };
  changed = () => Promise.reject(new OperationalError("unavailable", "It is away.", "Wait."));
  await poller.poll();
  changed = () => Promise.resolve([{ tenant_id: "legal", config_version: 2 }]);
  await poller.poll();
  expect([asked, isConfirmed()]).toEqual([[10, 10], false]);
});
