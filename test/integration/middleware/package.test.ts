/** The package as a service has it: built, and imported by its name. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { buildCli, repository } from "../../support/cli.ts";

test.each(["fastify", "express"])("tenantry/%s knows a refusal of tenantry/reader when it sees one", async (name) => {
  await buildCli();
  const code = `
    import { createServer } from "node:http";
    import Fastify from "fastify";
    import express from "express";
    import { requireTenant } from "tenantry/${name}";
    import { OperationalError } from "tenantry/reader";
    const reader = { get: async () => { throw new OperationalError("unavailable", "secret.internal is away", "wait") } };
    const options = { reader, from: [{ header: "x-tenant" }] };
    const app = "${name}" === "fastify" ? Fastify() : express();
    if ("${name}" === "fastify") await app.register(requireTenant, options); else app.use(requireTenant(options));
    await app.ready?.();
    const server = "${name}" === "fastify" ? app.server : createServer(app);
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = "http://127.0.0.1:" + server.address().port;
    const answer = await fetch(url, { headers: { "x-tenant": "acme" } });
    console.log(answer.status, answer.headers.get("retry-after"), (await answer.text()).includes("secret"));
    server.closeAllConnections();
    server.close();`;
  const env = { PATH: process.env["PATH"] };
  const options = { cwd: repository, env, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], options);
  expect([stdout, stderr]).toEqual(["503 5 false\n", ""]);
});
