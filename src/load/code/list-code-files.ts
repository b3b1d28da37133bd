import { lstatSync, readFileSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { join, posix } from "node:path";
import ignore, { type Ignore } from "ignore";

/** What a walk found. Paths are relative to where it began, with forward slashes. */
export interface CodeFiles {
  readonly paths: readonly string[];
  /** Folders that nobody could look into. */
  readonly unreadable: number;
}

/** The rules of one .gitignore, and the folder that they count from: "" or `packages/app/`. */
interface Rules {
  readonly prefix: string;
  readonly rules: Ignore;
}

/** The real path of a folder; undefined when there is none. */
export function findFolder(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The files below a folder that is in no repository, without those that its .gitignore files leave out, as git would.
 * Links are not followed.
 */
export function walkCodeFiles(root: string): CodeFiles {
  const paths: string[] = [];
  let unreadable = 0;
  const open: { readonly prefix: string; readonly inherited: readonly Rules[] }[] = [{ prefix: "", inherited: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const items = readFolder(join(root, next.prefix));
    if (items === undefined) unreadable += 1;
    const own = items?.some(({ name }) => name === ".gitignore") ? readRules(root, next.prefix) : undefined;
    const rules = own === undefined ? next.inherited : [...next.inherited, own];
    for (const item of items ?? []) {
      const path = next.prefix + item.name;
      if (item.isDirectory()) {
        if (isOfInterest(path) && !isIgnored(`${path}/`, rules)) open.push({ prefix: `${path}/`, inherited: rules });
      } else if (item.isFile() && isOfInterest(path) && !isIgnored(path, rules)) paths.push(path);
    }
  }
  return { paths, unreadable };
}

/** Tells paths below a folder that lead through a link: git lists a file also when a link took its folder's place. */
export function linkFinder(root: string): (path: string) => boolean {
  const known = new Map<string, boolean>([[".", false]]);
  const isLinked = (folder: string): boolean => {
    const found = known.get(folder) ?? (isLinked(posix.dirname(folder)) || isLink(join(root, folder)));
    known.set(folder, found);
    return found;
  };
  return (path) => isLinked(posix.dirname(path));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // whoever opens the file will learn why
  }
}

const prose = /\.(md|markdown|mdx|rst|adoc|txt)$/i;

/** Neither what others wrote, nor git's own files, nor prose: a key in a change log is no use of it. */
export function isOfInterest(path: string): boolean {
  return !prose.test(path) && !path.split("/").some((name) => name === "node_modules" || name === ".git");
}

/** The nearest .gitignore with a word about a path has the last one. */
function isIgnored(path: string, all: readonly Rules[]): boolean {
  for (const { prefix, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(prefix.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function readRules(root: string, prefix: string): Rules | undefined {
  try {
    const lines = readFileSync(join(root, prefix, ".gitignore"), "utf8").split("\n");
    return { prefix, rules: ignore().add(lines.filter(isPattern)) };
  } catch {
    return undefined; // a folder of this name, or one that cannot be read: git has no rules then either
  }
}

/** A path is compared in steps that this is the exponent of; nobody writes more. */
const MOST_STARS = 5;

/** A pattern with an open bracket matches nothing in git; `ignore` throws at the first path that it is asked about. */
function isPattern(line: string): boolean {
  if (line.length > 1000 || (line.match(/\*+|\?/g)?.length ?? 0) > MOST_STARS) return false;
  try {
    ignore().add(line).test("x");
    return true;
  } catch {
    return false;
  }
}

function readFolder(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
