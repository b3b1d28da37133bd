/**
 * The output in README.md is what the commands print: a block after `<!-- command: NAME -->` is compared with it, times
 * and durations left aside. `UPDATE_GOLDEN=1` writes the blocks anew.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli, repository, runCli } from "../../support/cli.ts";
import type { TestDatabase } from "../../support/database.ts";
import { freshDatabase } from "../../support/database.ts";
import { commitAll, copyCatalog, makeFolder } from "../../support/git-folder.ts";
import { startRedis } from "../../support/redis.ts";

const readme = join(repository, "README.md");
const accept = process.env["UPDATE_GOLDEN"] === "1";
const root = makeFolder();
let database: TestDatabase;
let redis: Awaited<ReturnType<typeof startRedis>>;

beforeAll(async () => {
  await buildCli();
  database = await freshDatabase();
  redis = await startRedis();
  copyCatalog(repository, root);
  commitAll(root, "The catalog");
  await print("sync --auto-approve");
});

afterAll(async () => {
  await database.close();
  await redis.stop();
  rmSync(root, { recursive: true });
});

test("plan --base", async () => {
  await withEdit(
    "tiers/gold.yaml",
    "{default: 20000, ceiling: 30000}",
    "{default: 25000, ceiling: 30000}",
    async () => {
      await compare("plan --base", "plan --base HEAD");
    },
  );
});

test("check", async () => {
  const edit = ["tier: silver\n", "tier: sliver\n"] as const;
  await withEdit("tenants/sales.yaml", ...edit, async () => {
    await withEdit("tenants/customer_support.yaml", "max_users: 120", "max_users: 1200", async () => {
      await compare("check", "check");
    });
  });
});

test("why", async () => {
  await compare("why", "why legal_dept limits.max_queries_per_day", "why legal_dept limits.max_documents");
});

test("suspend, then the next sync", async () => {
  await compare(
    "suspend",
    'suspend legal_dept --reason "leaked API key" --incident INC-482 --yes',
    "sync --auto-approve",
  );
  await compare("audit log", "audit log --tenant legal_dept");
});

async function withEdit(file: string, from: string, to: string, work: () => Promise<void>): Promise<void> {
  const before = readFileSync(join(root, file), "utf8");
  expect(before).toContain(from);
  writeFileSync(join(root, file), before.replace(from, to));
  await work();
  writeFileSync(join(root, file), before);
}

async function print(line: string): Promise<string> {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  const settings = {
    TENANTRY_DATABASE_URL: database.url,
    TENANTRY_REDIS_URL: redis.url,
    TENANTRY_ENVIRONMENT: "test",
    TENANTRY_ACTOR: "ann@gcc.example",
  };
  const { stdout, stderr } = await runCli(args, { cwd: root, env: settings });
  return `$ tenantry ${line}\n${stdout}${stderr}`;
}

async function compare(name: string, ...lines: readonly string[]): Promise<void> {
  let printed = "";
  for (const line of lines) printed += `${printed === "" ? "" : "\n"}${await print(line)}`;
  printed = printed.replace(/[ \t]+$/gm, "");
  const text = readFileSync(readme, "utf8");
  const marker = `<!-- command: ${name} -->\n`;
  const start = text.indexOf(marker);
  expect(start, `README.md has no ${marker}`).toBeGreaterThan(-1);
  const [block = "", shown = ""] = /^\n?(?:```console\n(.*?)```\n)?/s.exec(text.slice(start + marker.length)) ?? [];
  if (accept) {
    const end = start + marker.length + block.length;
    writeFileSync(readme, `${text.slice(0, start)}${marker}\n\`\`\`console\n${printed}\`\`\`\n${text.slice(end)}`);
  } else expect(steady(shown)).toBe(steady(printed));
}

/** Without what differs from one run to the next. */
function steady(text: string): string {
  return text
    .replaceAll(/\b[\d,.]+ ms\b/g, "<time>")
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d[\d:.+Z]*/g, "<instant>")
    .replaceAll(/ {2,}/g, "  ");
}
