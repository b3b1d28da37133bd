import { spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spreadOf, type Spread } from "../harness/compare.ts";

/** Milliseconds from before a file is written until `tenantry check --watch` has printed what is wrong with it, or right. */
export async function measureWatch(program: string, catalog: string, rounds: number): Promise<Spread> {
  const child = spawn(process.execPath, [program, "check", "--watch", "--no-color"], {
    cwd: catalog,
    env: { PATH: process.env["PATH"], HOME: tmpdir(), GIT_CONFIG_GLOBAL: "/dev/null", TENANTRY_CHECK_CACHE: "off" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  let heard: () => void = () => undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    heard();
  });
  const hears = async (pattern: RegExp) => {
    while (!pattern.test(said)) await new Promise<void>((resolve) => (heard = resolve));
    said = "";
  };
  try {
    await hears(/files checked/);
    const [name = ""] = readdirSync(join(catalog, "tenants"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".yaml"))
      .sort();
    const file = join(catalog, "tenants", name);
    const right = readFileSync(file, "utf8");
    const times: number[] = [];
    for (let round = 0; round < rounds * 2; round++) {
      const wrong = round % 2 === 0;
      await new Promise((resolve) => setTimeout(resolve, 300)); // a person does not type faster
      const started = performance.now();
      writeFileSync(file, wrong ? right.replace(/^tier: /m, "teir: ") : right);
      await hears(wrong ? /1 error/ : /No problems found/);
      times.push(performance.now() - started);
    }
    return spreadOf(times);
  } finally {
    child.kill("SIGTERM");
  }
}
