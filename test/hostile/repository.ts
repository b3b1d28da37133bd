import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { HostileInput } from "./hostile-input.ts";
import { tenant, write } from "./hostile-input.ts";

const special = "1:1 schema/special-file";

/** What lies in the place of a file that is none. */
export const repositoryInputs: readonly HostileInput[] = [
  {
    number: 49,
    name: "a link that leads outside",
    lay: (root) => symlinkSync("/etc/passwd", join(root, "tenants/hostile.yaml")),
    errors: ["tenants/hostile.yaml:1:1 schema/symlink"],
  },
  {
    number: 49,
    name: "a folder that is a link",
    lay: (root) => {
      rmSync(join(root, "flags"), { recursive: true });
      symlinkSync("/etc", join(root, "flags"));
    },
    errors: ["flags:1:1 schema/symlink"],
  },
  {
    number: 50,
    name: "links in a circle",
    lay: (root) => {
      symlinkSync(".", join(root, "tenants/loop"));
      symlinkSync("b.yaml", join(root, "tenants/a.yaml"));
      symlinkSync("a.yaml", join(root, "tenants/b.yaml"));
    },
    errors: ["a.yaml", "b.yaml", "loop"].map((name) => `tenants/${name}:1:1 schema/symlink`),
  },
  {
    number: 51,
    name: "pipes",
    lay: (root) => {
      mkdirSync(join(root, "schema"));
      for (const path of ["tenants/hostile.yaml", "schema/tenant_config.schema.json"])
        execFileSync("mkfifo", [join(root, path)]);
    },
    errors: [`schema/tenant_config.schema.json:${special}`, `tenants/hostile.yaml:${special}`],
  },
  {
    number: 51,
    name: "a pipe in the place of tenantry.yaml",
    lay: (root) => {
      rmSync(join(root, "tenantry.yaml"));
      execFileSync("mkfifo", [join(root, "tenantry.yaml")]);
    },
    errors: [`tenantry.yaml:${special}`],
  },
  {
    number: 58,
    name: "a JavaScript module that is called YAML",
    lay: (root) => {
      const harm = 'require("node:fs").writeFileSync("harmed", ""); module.exports = {};\n';
      write(root, "tenants/hostile.yaml", harm);
      write(root, "package.json", '{"type": "commonjs"}');
    },
    errors: ["tenants/hostile.yaml:1:1 schema/root-not-map"],
  },
  {
    number: 58,
    name: "a JavaScript module beside the files",
    lay: (root) => {
      write(root, "tenants/hostile.yaml", tenant(""));
      write(root, "tenants/hostile.js", 'throw new Error("run");');
      write(root, "tenantry.config.js", 'throw new Error("run");');
    },
    errors: [],
  },
];
