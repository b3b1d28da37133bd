/** examples/service as it is started by hand: a process of its own, with its settings in the environment. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { buildCli, repository, runCli } from "../../support/cli.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { proxyTo } from "../../support/proxy.ts";
import { newTemporaryFolder } from "../../support/registries.ts";

const PATIENT = { timeout: 20_000 };
const { registry } = useCachedRegistry();

interface Service {
  readonly url: string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ code: number | null; stderr: string }>;
}

async function startService(settings: Readonly<Record<string, string>>): Promise<Service> {
  const child = spawn(process.execPath, ["--import", "tsx", "examples/service/server.ts"], {
    cwd: repository,
    env: { PATH: process.env["PATH"], PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const exited = new Promise<{ code: number | null; stderr: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, stderr })),
  );
  const first = new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve));
  const line = await Promise.race([first, exited.then(() => stderr)]);
  return { url: line.replace("listening on ", ""), kill: (signal) => void child.kill(signal), exited };
}

/** The status, and what the body says. */
async function ask(service: Service, path: string, tenantId?: string, method = "GET"): Promise<unknown[]> {
  const headers: Record<string, string> = tenantId === undefined ? {} : { "x-tenant-id": tenantId };
  const response = await fetch(service.url + path, { method, headers });
  return [response.status, await response.json()];
}

const command = (args: readonly string[]) => {
  const cwd = newTemporaryFolder();
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const { database, server } = registry();
  const addresses = { TENANTRY_DATABASE_URL: database.urlAs("tenantry_emergency"), TENANTRY_REDIS_URL: server.url };
  const env = { ...addresses, TENANTRY_CACHE: "redis", TENANTRY_ENVIRONMENT: "test", TENANTRY_ACTOR: "olga" };
  return runCli([...args, "--reason", "leaked API key", "--yes"], { cwd, env });
};

test("it serves its tenants, stops a suspended one at once, outlives an outage and ends in order", async () => {
  await buildCli();
  const { database, server, db, deliver } = registry();
  const flags = { streaming_answers: { by: "user", percent: 50, salt: "search" } } as const;
  const limits = { max_documents: 2 };
  await seedTenants(db, ...["legal_dept", "sales"].map((id) => sampleDocument(id, { flags, limits })));
  await deliver();
  const wires = await Promise.all([proxyTo(database.urlAs("tenantry_reader")), proxyTo(server.url)]);
  for (const wire of wires) onTestFinished(() => wire.close());
  const [postgres, redis] = wires;
  const service = await startService({ TENANTRY_DATABASE_URL: postgres.url, TENANTRY_REDIS_URL: redis.url });

  expect(await ask(service, "/health/ready")).toEqual([200, { ready: true }]);
  expect(await ask(service, "/limits", "legal_dept")).toEqual([200, limits]);
  expect(await ask(service, "/limits")).toMatchObject([400, { reason: "tenant_missing" }]);
  expect(await ask(service, "/limits", "nobody")).toMatchObject([404, { reason: "tenant_unknown" }]);
  // The buckets stand in docs/reader.md.
  expect(await ask(service, "/search?user=ann", "legal_dept")).toEqual([200, { streaming: true }]);
  expect(await ask(service, "/search?user=user_1", "legal_dept")).toEqual([200, { streaming: false }]);
  expect(await ask(service, "/search", "legal_dept")).toEqual([200, { streaming: false }]);

  const posted = await Promise.all([1, 2, 3].map(() => ask(service, "/documents", "legal_dept", "POST")));
  expect(posted.map(([status]) => status).sort()).toEqual([201, 201, 403]);
  expect(posted).toContainEqual([403, { reason: "quota_exceeded", used: 2, limit: 2 }]);
  expect(await ask(service, "/documents", "sales", "POST")).toEqual([201, { used: 1, limit: 2 }]);

  expect(await command(["suspend", "legal_dept"])).toMatchObject({ exit: 0 });
  await expect.poll(() => ask(service, "/limits", "legal_dept"), PATIENT).toMatchObject([403, {}]);
  const [, refusal] = await ask(service, "/documents", "legal_dept", "POST");
  expect(refusal).toMatchObject({ reason: "tenant_suspended", detail: "This tenant is suspended." });
  expect(await ask(service, "/limits", "sales")).toEqual([200, limits]);

  for (const wire of wires) wire.cut();
  await expect.poll(() => ask(service, "/health/ready"), PATIENT).toEqual([503, { ready: false }]);
  expect(await ask(service, "/limits", "sales")).toEqual([200, limits]);
  expect(await ask(service, "/limits", "legal_dept")).toMatchObject([403, { reason: "tenant_suspended" }]);
  expect(await ask(service, "/limits", "another")).toMatchObject([503, { reason: "tenant_unavailable" }]);
  for (const wire of wires) await wire.mend();
  await expect.poll(() => ask(service, "/health/ready"), PATIENT).toEqual([200, { ready: true }]);
  expect(await command(["resume", "legal_dept"])).toMatchObject({ exit: 0 });
  await expect.poll(() => ask(service, "/limits", "legal_dept"), PATIENT).toEqual([200, limits]);

  service.kill("SIGTERM");
  expect(await service.exited).toEqual({ code: 0, stderr: "" });
});

test("without its settings it does not start, and says which", async () => {
  const service = await startService({ TENANTRY_REDIS_URL: "redis://127.0.0.1:1" });
  const { code, stderr } = await service.exited;
  expect(code).not.toBe(0);
  expect(stderr).toContain("Set TENANTRY_DATABASE_URL and TENANTRY_REDIS_URL.");
});
