import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";

/** An editor saves in several steps, and Git checks out many files: what comes this close together is one change. */
const QUIET_MS = 25;

/** Waits for changes below a folder. What happens between two calls of `next` is not lost. */
export class FileWatch {
  readonly #root: string;
  readonly #folders: readonly string[];
  readonly #names: ReadonlySet<string>;
  #watchers: FSWatcher[] = [];
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;
  #failure: Error | undefined;

  /**
   * Some `files` of `root` itself, and everything below `folders`; both are relative to it. Each folder has a watch of its
   * own: Node's recursive one looks at files on Linux, and loses those that are replaced, as editors and Git do.
   */
  constructor(root: string, files: readonly string[], folders: readonly string[]) {
    this.#root = root;
    this.#folders = folders;
    // What else lies there, such as a log that this very program is written into, is none of ours.
    this.#names = new Set([...files, ...folders.map((folder) => folder.split("/")[0] ?? folder)]);
    this.#arm();
  }

  /**
   * The paths that have changed, relative to the root; none when `signal` is aborted.
   * @throws OperationalError `unavailable` when the system watches no more.
   */
  async next(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const wake = () => this.#wake?.();
    signal.addEventListener("abort", wake, { once: true });
    while (!signal.aborted && this.#failure === undefined && (this.#changed.size === 0 || this.#timer !== undefined))
      await new Promise<void>((resolve) => (this.#wake = resolve));
    signal.removeEventListener("abort", wake);
    if (this.#failure !== undefined) throw unwatchable(this.#failure);
    // A folder may have come, gone or been replaced, and a watch is on what was there before.
    this.#arm();
    const changed = this.#changed;
    this.#changed = new Set();
    return signal.aborted ? new Set() : changed;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }

  #arm(): void {
    for (const watcher of this.#watchers) watcher.close();
    try {
      this.#watchers = [
        this.#watch(""),
        ...this.#folders.flatMap((folder) => this.#foldersOf(folder)).map((folder) => this.#watch(folder)),
      ];
    } catch (error) {
      throw unwatchable(error);
    }
  }

  /** The folder and all below it; none when it is not there. */
  #foldersOf(folder: string): string[] {
    const found: string[] = [];
    const open = [folder];
    for (const path of open) {
      const items = readFolders(join(this.#root, path));
      if (items === undefined) continue;
      found.push(path);
      for (const name of items) open.push(`${path}/${name}`);
    }
    return found;
  }

  #watch(folder: string): FSWatcher {
    const watcher = watch(join(this.#root, folder));
    watcher.on("change", (_, name) => this.#note(folder === "" ? String(name) : `${folder}/${String(name)}`));
    watcher.on("error", (error) => {
      this.#failure = error;
      this.#wake?.();
    });
    return watcher;
  }

  #note(path: string): void {
    if (!path.includes("/") && !this.#names.has(path)) return;
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#wake?.();
    }, QUIET_MS);
  }
}

function readFolders(path: string): string[] | undefined {
  try {
    const items = readdirSync(path, { withFileTypes: true });
    return items.filter((item) => item.isDirectory()).map(({ name }) => name);
  } catch {
    return undefined; // it is not there, or went while it was looked for
  }
}

function unwatchable(cause: unknown): OperationalError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OperationalError(
    "unavailable",
    `The files cannot be watched: ${reason}.`,
    "On Linux the system's limit may be reached: see fs.inotify.max_user_watches.",
    { cause },
  );
}
