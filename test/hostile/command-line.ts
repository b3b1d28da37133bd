import { git } from "../support/git-folder.ts";
import type { HostileInput } from "./hostile-input.ts";
import { tenantWith, write } from "./hostile-input.ts";

/** A command line on a hostile catalog, as a shell runs it: `$T` is the program. */
export interface HostileCommand extends Pick<HostileInput, "number" | "name"> {
  readonly lay?: (root: string) => void;
  readonly line: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly stdout: RegExp;
  readonly stderr: RegExp;
}

const nothing = /^$/;
const refusal = /^error: [^\n]+\n hint: [^\n]+\n$/;
const nowhere = { TENANTRY_DATABASE_URL: "postgres://nobody@127.0.0.1:9/none", TENANTRY_ACTOR: "ann" };
const sync = "$T sync --auto-approve --cache none --pr-url";

function link(name: string, url: string): HostileCommand {
  const stderr = /^error: --pr-url [^\n]+\n hint: [^\n]+\n$/;
  const lay = (root: string) => {
    git(root, "init", "--quiet");
    git(root, "remote", "add", "origin", "git@github.com:a/b.git");
  };
  return { number: 61, name, lay, line: `${sync} '${url}'`, env: nowhere, exit: 64, stdout: nothing, stderr };
}

export const commandInputs: readonly HostileCommand[] = [
  {
    number: 59,
    name: "a path as a tenant",
    line: "$T graph --tenant ../../x",
    exit: 1,
    stdout: nothing,
    stderr: refusal,
  },
  { number: 59, name: "a path to ask about", line: "$T why ../../x status", exit: 1, stdout: nothing, stderr: refusal },
  link("a link that is a program", "javascript:alert(1)//github.com/a/b/pull/1"),
  link("a link to another host", "https://github.com.evil.example/a/b/pull/1"),
  link("a link with a password", "https://github.com@evil.example/a/b/pull/1"),
  link("a link with a line break", "https://github.com/a/b/pull/1\n::add-mask::x"),
  {
    number: 66,
    name: "a reader that is gone",
    line: "( $T check --json; echo $? >code ) | true; exit $(cat code; rm code)",
    exit: 141,
    stdout: nothing,
    stderr: nothing,
  },
  { number: 66, name: "a full disk", line: "$T check >/dev/full", exit: 69, stdout: nothing, stderr: refusal },
  {
    number: 66,
    name: "no room for a report",
    line: "ulimit -f 0; $T check --format sarif --output report.sarif",
    exit: 69,
    stdout: nothing,
    stderr: refusal,
  },
  {
    number: 67,
    name: "a workflow command as a value",
    lay: (root) => write(root, "tenants/hostile.yaml", tenantWith("owner", '"%0A::add-mask::x"')),
    line: "$T check --format github",
    exit: 1,
    stdout: /^::error file=[^\n]+"%250A::add-mask::x"[^\n]+\n1 error/,
    stderr: nothing,
  },
];
