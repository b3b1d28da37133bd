/** Who is to be asked for a review of a file, as a CODEOWNERS file says. */
export interface Owners {
  /** Without `@`. */
  readonly users: readonly string[];
  /** Slugs of teams, without their organisation. */
  readonly teams: readonly string[];
}

const NOBODY: Owners = { users: [], teams: [] };

/**
 * The owners of a path: the last line whose pattern matches wins, also one without owners. Addresses of e-mail can own,
 * and cannot be asked for a review. A line that GitHub would not understand is skipped, as GitHub does.
 */
export function findOwners(codeOwners: string, path: string): Owners {
  let owners = NOBODY;
  for (const line of codeOwners.split(/\r?\n/)) {
    const [pattern, ...names] = splitLine(line);
    if (pattern !== undefined && toRegExp(pattern)?.test(path) === true) owners = sortNames(names);
  }
  return owners;
}

/** Words up to a comment; a blank behind a backslash belongs to its word. */
function splitLine(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith("#"));
  return comment < 0 ? words : words.slice(0, comment);
}

function sortNames(names: readonly string[]): Owners {
  const known = names.filter((name) => /^@[\w-]+(?:\/[\w.-]+)?$/.test(name)).map((name) => name.slice(1));
  return {
    users: known.filter((name) => !name.includes("/")),
    teams: known.filter((name) => name.includes("/")).map((name) => name.slice(name.indexOf("/") + 1)),
  };
}

/**
 * Patterns are those of .gitignore without `!` and `[a-z]`, except that `folder/*` is what lies in the folder itself
 * (docs.github.com, "About code owners"). A name without a slash is one at any depth.
 */
function toRegExp(pattern: string): RegExp | undefined {
  if (/^!|\[/.test(pattern)) return undefined;
  const isFolder = pattern.endsWith("/");
  const bare = pattern.replace(/^\/|\/$/g, "");
  const start = pattern.startsWith("/") || bare.includes("/") ? "^" : "^(?:.*/)?";
  const parts = bare.replace(/\\(.)/g, "$1").match(/\*\*\/|\/\*\*$|\*+|\?|[^*?/]+|\//g) ?? [];
  const end = isFolder ? "/." : /(?:^|\/)\*$/.test(bare) && bare !== "*" ? "$" : "(?:$|/)";
  return new RegExp(start + parts.map(toSource).join("") + end, "s");
}

function toSource(part: string): string {
  if (part === "**/") return "(?:.*/)?";
  if (part === "/**") return "/.*";
  if (part.startsWith("*")) return part.length > 1 ? ".*" : "[^/]*";
  if (part === "?") return "[^/]";
  return part.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
}
