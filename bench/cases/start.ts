import type { Comparison, Contender } from "../harness/compare.ts";

/** How long the command line takes to start, beside a Node that does nothing. */
export function compareStart(program: string, cwd: string): Comparison[] {
  const node = (name: string, ...args: string[]): Contender => ({
    name,
    prepare: () => Promise.resolve({ args, cwd }),
  });
  const nothing = node("node -e 0", "-e", "0");
  const version = node("tenantry --version", program, "--version");
  const help = node("tenantry check --help", program, "check", "--help");
  return [
    { name: "start: --version", target: { ratio: 2.5 }, ours: version, peer: nothing, usage: false, pairs: 20 },
    { name: "start: check --help", target: {}, ours: help, peer: nothing, usage: false, pairs: 20 },
  ];
}
