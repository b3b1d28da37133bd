import { describe, expect, it } from "vitest";
import { redact } from "../../../src/cli/redact.ts";

describe("redact", () => {
  it.each([
    ["postgres://sync:s3cret@db:5432/t", "postgres://sync:***@db:5432/t"],
    ["postgresql://sync:p@ss/w:rd@db/t?x=1", "postgresql://sync:***@db/t?x=1"],
    ["redis://:s3cret@cache:6379", "redis://:***@cache:6379"],
    ['cannot open "rediss://u:s3cret@cache/0".', 'cannot open "rediss://u:***@cache/0".'],
    ["postgres://db/t?user=sync&password=s3cret&ssl=1", "postgres://db/t?user=sync&password=***&ssl=1"],
    ["the key PRIVATE+KEY+tenantry-checkpoint+0a1b2c3d+AbC/d+e= is", "the key PRIVATE+KEY+*** is"],
    ["postgres://a:one@x,postgres://b:two@y", "postgres://a:***@y"],
  ])("takes the password out of %s", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each(["postgres://db/tenantry", "redis://cache:6379/1", "owner legal@gcc.example", "https://host:8080/a@b"])(
    "leaves %s as it is",
    (text) => {
      expect(redact(text)).toBe(text);
    },
  );
});
