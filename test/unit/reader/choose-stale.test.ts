import { expect, test } from "vitest";
import type { AnswerSource } from "../../../src/reader/answer.ts";
import { chooseStale } from "../../../src/reader/choose-stale.ts";
import { sampleDocument } from "../../support/documents.ts";

const all = () => true;
const copy = (source: AnswerSource, config_version: number, age_ms = 0) => ({
  tenant: { epoch: 1, config_version, document: sampleDocument("legal") },
  source,
  age_ms,
});

test("the newest version wins, whoever has it; among equals the first", () => {
  const copies = [copy("memory", 3), copy("backup", 5), copy("snapshot", 5), copy("redis", 4)];
  expect(chooseStale(copies, all, 1_000).copy?.source).toBe("backup");
});

test("a copy that is too old gives way to a younger one of its version", () => {
  expect(chooseStale([copy("memory", 3, 2_000), copy("snapshot", 3, 900)], all, 1_000).copy?.source).toBe("snapshot");
});

test("a copy that is too old is no reason to answer with an older version: it may be a suspension", () => {
  const choice = chooseStale([copy("memory", 3), copy("snapshot", 5, 2_000)], all, 1_000);
  expect([choice.copy, choice.newest?.tenant.config_version]).toEqual([undefined, 5]);
});

test("nothing below what was announced", () => {
  const choice = chooseStale([copy("memory", 3)], ({ config_version }) => config_version >= 4, 1_000);
  expect(choice).toEqual({ copy: undefined, newest: undefined });
});
