import type { FileEntry, FileSource } from "../../../src/model/file-source.ts";
import type { LoadedProject } from "../../../src/model/project.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { compareText } from "../../../src/model/diagnostic.ts";

/** A catalog that keeps every rule; a test lays its own files over it. */
const sound: Readonly<Record<string, string>> = {
  "tenantry.yaml": "version: 1\ncurrency: INR\nlimits: {max_users: {unit: users, kind: quota}}\ncache: none\n",
  "tiers/silver.yaml": "tier: silver\nrank: 1\ndisplay_name: Silver\nlimits: {max_users: 10}\nfeatures: [search]\n",
  "features/search.yaml": "feature: search\ndescription: Search\nowner: a@gcc.example\n",
  "flags/panel.yaml":
    "flag: panel\nkind: release\ndescription: UI\nowner: a@gcc.example\ncreated: 2026-10-01\nexpires: 2026-12-15\nstate: on\n" +
    "tracking_issue: https://issues.gcc.example/A-1\n",
  "tenants/acme.yaml": tenantFile("acme"),
};

export function tenantFile(id: string, rest = "tier: silver\nstatus: active\n"): string {
  return `tenant_id: ${id}\ndisplay_name: Acme\nowner: a@gcc.example\nregion: ap-south-1\n${rest}`;
}

/** undefined takes a file of the sound catalog away. */
export function loadFiles(changes: Readonly<Record<string, string | undefined>> = {}): LoadedProject {
  const files = new Map(Object.entries({ ...sound, ...changes }).filter(([, text]) => text !== undefined));
  const source: FileSource = {
    label: "test",
    list: (folder) => {
      const inside = [...files.keys()]
        .filter((path) => path === folder || path.startsWith(`${folder}/`))
        .sort(compareText);
      return inside.length === 0 ? undefined : inside.map((path): FileEntry => ({ path, kind: "file" }));
    },
    read: (path) => {
      const text = files.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  };
  return loadProject(source);
}
