/**
 * `npm run demo`: the main job on the worked example, with the embedded registry and without a cache. Every command line
 * that is printed is really run, in a process of its own, and what it prints is passed through. A step that does not do
 * what it says ends the demo with exit code 1.
 */
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./build.ts";

class DemoFailed extends Error {}

const repository = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tenantry-demo-"));
const copy = join(folder, "catalog");
/** Whoever has Node has not always git; then there are no commits, and the actor is named by a setting. */
const hasGit = spawnSync("git", ["--version"]).status === 0;
// Nothing of the caller's own settings, nor of a git hook that this may run in.
const inherited = Object.entries(process.env).filter(([name]) => !/^(TENANTRY|GIT)_/.test(name));
const environment = {
  ...Object.fromEntries(inherited),
  TENANTRY_DATABASE_URL: `pglite:${join(folder, "registry")}`,
  TENANTRY_ENVIRONMENT: "demo",
  TENANTRY_CACHE: "none",
  ...(hasGit ? {} : { TENANTRY_ACTOR: "Asha Rao <asha.rao@gcc.example>" }),
};

process.on("SIGINT", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(130);
});

try {
  await bundle();
  await showExample();
  await showChange();
  await showEmergency();
  console.log("\nEverything did what it says. The registry and the copy were temporary: both are gone.");
} catch (error) {
  if (!(error instanceof DemoFailed)) throw error;
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function showExample(): Promise<void> {
  chapter("The worked example: 14 tenants, 5 tiers, 9 features and 8 flags");
  note("A copy of it in a temporary folder, with a registry embedded in the process (PGlite): nothing here changes.");
  for (const name of ["tenantry.yaml", "tenants", "tiers", "features", "flags"])
    cpSync(join(repository, name), join(copy, name), { recursive: true });
  startHistory();
  await tenantry("check", /No problems found/);
  await tenantry("migrate", /Registry of demo/);
  await tenantry("plan", /Plan: 14 to create, 0 to update, 0 to delete \(14 of 14 tenants\)\./);
  await tenantry("sync --auto-approve", /Applied: 14 created, 0 updated/);
  await tenantry("tenants list", /14 tenants/);
  await tenantry("audit log --limit 8", /tenants travel_desk .* Asha Rao/);
}

async function showChange(): Promise<void> {
  chapter("A change: one line of one file");
  edit("tenants/marketing.yaml", "tier: gold", "tier: platinum");
  await tenantry(
    hasGit ? "plan --base HEAD" : "plan",
    /tier {2}gold → platinum[^]*Plan: 0 to create, 1 to update, 0 to delete/,
  );
  commit("Marketing moves to platinum (#42)");
  await tenantry("sync --auto-approve", /tier {2}gold → platinum[^]*Applied: 0 created, 1 updated/);
  await tenantry("audit log --tenant marketing", /tier: gold → platinum/);
}

async function showEmergency(): Promise<void> {
  chapter("An emergency: a tenant is stopped at once, and sync leaves it stopped");
  await tenantry('suspend sales --reason "leaked API key" --incident INC-2041 --yes', /sales suspended \(was active\)/);
  edit("tenants/sales.yaml", "display_name: Sales", "display_name: Sales and Partners");
  commit("Sales gets a new name");
  await tenantry(
    "sync --auto-approve",
    /! sales: status stays suspended[^]*Applied: 0 created, 1 updated, 0 removed, 1 held/,
  );
  await tenantry("tenants list --status suspended", /^sales .* suspended/m);
  note("A further sync changes nothing:");
  await tenantry("sync --auto-approve", /Nothing to write: the registry is what Git says/);
  await tenantry("audit verify", /is what was sealed/);
}

/** Runs a command as a user would; `expected` must be in what it prints. The middle of long outputs is left out. */
async function tenantry(line: string, expected: RegExp): Promise<void> {
  console.log(`\n$ tenantry ${line}`);
  const { error, stdout, stderr } = await run(splitWords(line));
  const lines = stdout.trimEnd().split("\n");
  const left = lines.length - 40;
  console.log(
    (left > 0 ? [...lines.slice(0, 34), `… ${String(left)} lines more …`, ...lines.slice(-6)] : lines).join("\n"),
  );
  process.stderr.write(stderr);
  if (error !== null) throw new DemoFailed(`\`tenantry ${line}\` did not succeed.`);
  if (!expected.test(stdout)) throw new DemoFailed(`\`tenantry ${line}\` did not say ${String(expected)}.`);
}

function run(args: readonly string[]): Promise<{ error: Error | null; stdout: string; stderr: string }> {
  const command = [join(repository, "bin/tenantry.js"), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: copy, env: environment }, (error, stdout, stderr) =>
      resolve({ error, stdout, stderr }),
    );
  });
}

/** Words are parted by blanks; "double quotes" keep some together. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

function edit(file: string, from: string, to: string): void {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new DemoFailed(`${file} does not say "${from}".`);
  writeFileSync(path, text.replace(from, to));
  note(`${file} is edited: "${from}" becomes "${to}".`);
}

function startHistory(): void {
  if (!hasGit) {
    note("git is not installed here, so there are no commits.");
    return;
  }
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Asha Rao");
  git("config", "user.email", "asha.rao@gcc.example");
  git("config", "commit.gpgsign", "false");
  commit("The catalog");
}

function commit(message: string): void {
  if (!hasGit) return;
  console.log(`\n$ git add --all && git commit --quiet --message ${JSON.stringify(message)}`);
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

function git(...args: readonly string[]): void {
  execFileSync("git", args, { cwd: copy, stdio: ["ignore", "ignore", "inherit"], env: environment });
}

function chapter(title: string): void {
  console.log(`\n── ${title} ${"─".repeat(Math.max(3, 90 - title.length))}`);
}

function note(text: string): void {
  console.log(`\n# ${text}`);
}
