import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FileEntry, FileSource } from "../../../src/model/file-source.ts";
import type { LoadedProject } from "../../../src/model/project.ts";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { compareText } from "../../../src/model/diagnostic.ts";

export const fixtures = join(import.meta.dirname, "../../fixtures/rules");

/** A fixture holds only what matters: its files lie over those of the small catalog that all fixtures share. */
export function loadFixture(folder: string): LoadedProject {
  return loadProject(layered(openWorkingTree(folder), openWorkingTree(join(fixtures, "catalog"))));
}

/** What a fixture has in `base/` is what was there before the change. */
export function loadBase(folder: string): LoadedProject | undefined {
  return existsSync(join(folder, "base")) ? loadFixture(join(folder, "base")) : undefined;
}

export function layered(top: FileSource, bottom: FileSource): FileSource {
  return {
    label: top.label,
    list: (folder) => {
      const entries = new Map<string, FileEntry>();
      for (const source of [bottom, top]) for (const entry of source.list(folder) ?? []) entries.set(entry.path, entry);
      return entries.size === 0 ? undefined : [...entries.values()].sort((a, b) => compareText(a.path, b.path));
    },
    read: (path) => top.read(path) ?? bottom.read(path),
  };
}
