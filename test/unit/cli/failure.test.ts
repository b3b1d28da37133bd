import { CLIError } from "@oclif/core/errors";
import { describe, expect, it } from "vitest";
import type { OperationalCode } from "../../../src/model/operational-error.ts";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { describeFailure, renderFailure, renderFailureJson, renderStacks } from "../../../src/cli/failure.ts";

const nowhere = { command: undefined, flags: [] };
const codes: readonly [OperationalCode, number][] = [
  ["refused", 1],
  ["plan_stale", 3],
  ["safety_limit", 4],
  ["delivery_pending", 5],
  ["usage", 64],
  ["unavailable", 69],
  ["lock_held", 75],
];

describe("describeFailure", () => {
  it.each(codes)("gives %s the exit code %i", (code, exitCode) => {
    expect(describeFailure(new OperationalError(code, "m", "h"), nowhere)).toEqual({
      exitCode,
      code,
      message: "m",
      hint: "h",
    });
  });

  it("calls everything else a defect, without a stack", () => {
    const failure = describeFailure(new TypeError("x is not a function"), nowhere);
    expect(failure).toMatchObject({ exitCode: 70, code: "bug" });
    expect(renderFailure(failure)).toBe(
      "error: Tenantry has a defect: x is not a function\n hint: Run it again with --debug to see where, and report it.\n",
    );
  });

  it("calls errors of the command line usage, and suggests the flag that was meant", () => {
    const error = Object.assign(new CLIError("Nonexistent flag: --bas\nSee more help with --help"), {
      flags: ["--bas"],
    });
    expect(describeFailure(error, { command: "check", flags: ["--json", "--base"] })).toEqual({
      exitCode: 64,
      code: "usage",
      message: "Unknown flag: --bas",
      hint: "Did you mean `--base`? See `tenantry check --help`.",
    });
  });

  it("prints no password, in no form", () => {
    const cause = Object.assign(new Error("connect redis://:s3cret@h failed"), { command: { args: ["s3cret"] } });
    const error = new OperationalError("unavailable", "no postgres://u:s3cret@h", "try redis://:s3cret@h", { cause });
    const failure = describeFailure(error, nowhere);
    for (const text of [renderFailure(failure), renderFailureJson(failure), renderStacks(error)])
      expect(text).not.toContain("s3cret");
    expect(renderStacks(error)).toContain("caused by: Error: connect redis://:***@h failed");
  });

  it("is one JSON object for programs", () => {
    const failure = describeFailure(new OperationalError("lock_held", "m", "h"), nowhere);
    expect(JSON.parse(renderFailureJson(failure))).toEqual({ error: { code: "lock_held", message: "m", hint: "h" } });
  });
});
