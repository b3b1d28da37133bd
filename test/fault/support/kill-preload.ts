/**
 * Loaded with `node --import` into a real process: every call with which it touches the world outside is noticed here,
 * and at one of them the process is killed. Settings: TENANTRY_TEST_CALLS names a file that gets one line a call,
 * TENANTRY_TEST_KILL is the number of the call to die at, from 0; TENANTRY_TEST_KILL_WHEN is `before` or `after` it.
 */
import childProcess from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

type Call = (this: unknown, ...args: unknown[]) => unknown;
/** What a call is listed as; undefined for one that is none of ours. */
type Label = (args: readonly unknown[]) => string | undefined;

const settings = process.env;
const listing = settings["TENANTRY_TEST_CALLS"];
const target = Number(settings["TENANTRY_TEST_KILL"] ?? "-1");
const when = settings["TENANTRY_TEST_KILL_WHEN"];
/** Loading the program is not what it was started for. */
const program = settings["TENANTRY_TEST_PROGRAM"] ?? "";
/** A file is read once it is open; to ask for its size or to close it moves nothing. */
const FILE_CALLS = /^(append|copyFile|cp|fdatasync|fsync|ftruncate|link|mkd|open|readFile|rename|rm|symlink|truncate|unlink|write)/; // prettier-ignore

const { appendFileSync } = fs;
let calls = 0;
let inside = false;

/** Notices the outermost calls only: one that Node makes on behalf of another is part of it. */
function noticed(call: Call, label: Label): Call {
  return function (...args) {
    const name = inside ? undefined : label(args);
    if (name === undefined) return call.apply(this, args);
    const last = calls++ === target;
    inside = true;
    try {
      if (listing !== undefined) appendFileSync(listing, `${name}\n`);
      if (last && when === "before") process.kill(process.pid, "SIGKILL");
      return call.apply(this, args);
    } finally {
      inside = false;
      if (last) process.kill(process.pid, "SIGKILL");
    }
  };
}

/** A module or a prototype: its functions are replaced by ones that are noticed. */
function watch(holder: object, names: RegExp, label: (name: string, args: readonly unknown[]) => string | undefined) {
  const members = holder as Record<string, unknown>; // whatever it is: only functions are touched
  for (const name of Object.getOwnPropertyNames(holder).filter((each) => names.test(each))) {
    const call = members[name];
    if (typeof call === "function") members[name] = noticed(call as Call, (args) => label(name, args));
  }
}

function fileLabel(name: string, [path]: readonly unknown[]): string | undefined {
  const text = path instanceof URL ? path.pathname : String(path);
  return program !== "" && text.startsWith(program) ? undefined : `fs.${name} ${text}`;
}

/** The end of a stream brings nothing, so it is none of the calls. */
function socketLabel(name: string, [data]: readonly unknown[]): string | undefined {
  const chunks = Array.isArray(data) ? data.map((each: { chunk: unknown } | null) => each?.chunk) : [data];
  const text = chunks.map((chunk) => (Buffer.isBuffer(chunk) ? chunk.toString("latin1") : chunk)).join(" ");
  return data === null ? undefined : `socket.${name} ${text.replace(/[^ -~]+/g, " ").slice(0, 60)}`;
}

watch(fs, FILE_CALLS, fileLabel);
watch(fs.promises, FILE_CALLS, fileLabel);
watch(childProcess, /^(exec|fork|spawn)/, (name, [file, args]) => `process.${name} ${String(file)} ${String(args)}`);
// `_write` and `_writev` are where what was corked goes out at once; `push` is where what was read comes in.
Object.assign(Socket.prototype, { push: Reflect.get(Socket.prototype, "push") as Call });
watch(Socket.prototype, /^(connect|_writev?|push)$/, socketLabel);
syncBuiltinESMExports();
