/**
 * Whether a path matches a glob: `*` stands for any part of a name, `?` for one character of it, `**` for any number of
 * folders. Everything else stands for itself. Takes a time that is the product of both lengths at most: the pattern is
 * the user's, and a regular expression made from it could take for ever.
 */
export function matchPath(glob: string, path: string): boolean {
  return matchSteps(glob.split("/"), path.split("/"));
}

function matchSteps(globs: readonly string[], names: readonly string[]): boolean {
  // reach[j]: the globs so far match the first j names.
  let reach = names.map(() => false);
  reach.unshift(true);
  for (const glob of globs) {
    const next = reach.map(() => false);
    for (let j = 0; j <= names.length; j++) {
      if (glob === "**") next[j] = reach[j] === true || (j > 0 && next[j - 1] === true);
      else if (j > 0) next[j] = reach[j - 1] === true && matchName(glob, names[j - 1] ?? "");
    }
    reach = next;
  }
  return reach.at(-1) === true;
}

/** When a character does not fit, the last star takes one more. */
function matchName(glob: string, name: string): boolean {
  let [at, from] = [0, 0];
  let [star, resume] = [-1, 0];
  while (from < name.length) {
    if (glob[at] === "*") [star, resume] = [at++, from];
    else if (at < glob.length && (glob[at] === "?" || glob[at] === name[from])) [at, from] = [at + 1, from + 1];
    else if (star >= 0) [at, from] = [star + 1, ++resume];
    else return false;
  }
  while (glob[at] === "*") at++;
  return at === glob.length;
}
