import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { confirm, requireSomebodyToAsk } from "../../../src/cli/confirm.ts";

function terminalThatAnswers(answer: string) {
  const output = new PassThrough();
  const input = new PassThrough();
  input.end(answer);
  return { input, output };
}

describe("confirm", () => {
  it("goes on when the answer is the expected word, blanks aside", async () => {
    const terminal = terminalThatAnswers(" legal_dept \n");
    await expect(confirm("Type its id:", "legal_dept", terminal)).resolves.toBeUndefined();
    expect(String(terminal.output.read())).toContain("Type its id:");
  });

  it.each(["no\n", "y\n", "YES\n", "\n", ""])("stops at %j", async (answer) => {
    await expect(confirm("Apply?", "yes", terminalThatAnswers(answer))).rejects.toMatchObject({
      code: "refused",
      message: "Not confirmed: nothing was written.",
    });
  });
});

describe("requireSomebodyToAsk", () => {
  it("refuses at once where there is no terminal, and names the flag", () => {
    expect(() => requireSomebodyToAsk("--yes", false)).toThrow(
      expect.objectContaining({ code: "usage", hint: "Add --yes to go ahead without a question." }),
    );
  });
});
