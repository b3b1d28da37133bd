/** The architecture, as law: who may import whom (docs/architecture.md). */
const stages = "load|edit|check|compile|plan|report|audit";
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^src/(${from})/` },
  to: { path: "^src/", pathNot: `^src/(${from === stages ? "$1" : from}|model|${allowed})[/.]`.replace("|)", ")") },
});
const npmOnly = (name, pkg, folder, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: `^src/(${folder})/` },
  to: { path: `node_modules/(${pkg})/` },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle cannot be understood, tested or moved one file at a time.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "model-imports-nothing",
      comment:
        "The nouns are shared by everybody, so they depend on nobody. The distance of two texts is arithmetic without " +
        "dependencies of its own: what was meant is guessed in one place for files, commands and tenants.",
      severity: "error",
      from: { path: "^src/model/" },
      to: { pathNot: "^(src/model|node_modules/fastest-levenshtein)/" },
    },
    only(
      "stages-know-only-the-model",
      stages,
      "edit/splices",
      "Stages hand over through types in model/, so that each can be read, tested and replaced alone. What a splice is " +
        "made of, whoever offers one may use: it is pure, and knows texts and positions only.",
    ),
    only("edges-know-only-the-model", "registry", "", "PostgreSQL is an edge: it knows nouns, not stages."),
    only("cache-knows-only-the-model", "cache", "", "Redis is an edge: it knows nouns, not stages."),
    only("archive-knows-only-the-model", "archive", "", "Folders and buckets are an edge: they know names and bytes."),
    only(
      "journal-knows-only-the-model",
      "journal",
      "",
      "The journal of this machine is an edge: it knows names and texts.",
    ),
    only("git-knows-only-the-model", "git", "", "Git is an edge: it knows nouns, not stages."),
    only("github-knows-only-the-model", "github", "", "GitHub is an edge: it knows nouns, not stages."),
    only("sync-joins-the-edges", "sync", "registry|cache", "Sync applies a plan that somebody else made."),
    only(
      "emergency-joins-the-edges",
      "emergency",
      "registry|cache",
      "An emergency must not depend on YAML, Git or GitHub.",
    ),
    only(
      "reader-stays-small",
      "reader",
      "registry|cache|audit/signed-note|audit/signing-keys|audit/seal-text|audit/journal-entry",
      "Services load the reader: no CLI, no YAML, no Git. How a text is signed, which is pure, it has from the audit log.",
    ),
    only(
      "middleware-knows-the-reader-only",
      "middleware",
      "reader/index",
      "It answers requests from what the reader says; how that is known is the reader's affair.",
    ),
    {
      name: "middleware-loads-no-framework",
      comment: "A service has one of them, in its own version: types are enough.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/(@types/)?(fastify|express)/", dependencyTypesNot: ["type-only"] },
    },
    only(
      "pipeline-joins-stages",
      "pipeline",
      "load|edit|check|compile|plan|report|audit|archive|journal|registry|cache|git|github|sync|emergency|reader",
      "Commands and servers build on it, not the other way round.",
    ),
    only(
      "commands-only-orchestrate",
      "commands",
      "pipeline|report|cli",
      "A command is flags, one pipeline call, one report call and an exit code.",
    ),
    only("cli-is-the-frame", "cli", "commands|report", "The frame of all commands: settings, errors, exit codes."),
    npmOnly(
      "only-registry-speaks-postgres",
      "pg|pg-[a-z-]+|@electric-sql",
      "registry",
      "One place knows how values travel to and from PostgreSQL.",
    ),
    npmOnly("only-archive-speaks-s3", "aws4fetch", "archive", "One place knows how requests to a bucket are signed."),
    npmOnly("only-cache-speaks-redis", "ioredis", "cache", "One place knows the keys, scripts and time-outs."),
    npmOnly("only-git-runs-git", "simple-git", "git", "One place knows how repositories are read."),
    npmOnly("only-github-speaks-github", "@octokit", "github", "One place knows tokens, limits and retries."),
    npmOnly(
      "only-load-and-edit-parse-yaml",
      "js-yaml|yaml",
      "load|edit",
      "One profile of YAML, whatever the entry point.",
    ),
    npmOnly(
      "only-check-validates-schemas",
      "ajv|ajv-formats",
      "check",
      "Schemas are compiled and mapped to diagnostics in one place.",
    ),
    npmOnly("only-the-frame-knows-oclif", "@oclif", "cli|commands", "Library users never load the command line."),
    {
      name: "reader-on-pg-never-loads-pglite",
      comment: "A service must not carry a database in WebAssembly.",
      severity: "error",
      from: { path: "^src/reader/" },
      to: { path: "^src/registry/pglite/" },
    },
    {
      name: "pure-stages-touch-no-disk",
      comment: "Files are reached through FileSource, so that a commit can be read like a working tree.",
      severity: "error",
      from: { path: "^src/(model|check|compile|plan|report|audit)/" },
      to: { path: "^(node:)?(fs|child_process|net|http|https)(/promises)?$" },
    },
    {
      // The global `process` is eslint.config.js's. Named are what starts git, whose environment is its own affair and
      // the same for every caller, and the lock of a folder, which is held by a process and says by which.
      name: "only-the-frame-touches-the-process",
      comment: "Settings, arguments and exit codes are read once, at the edge, and passed in.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: "^src/((cli|commands)/|git/environment\\.ts$|registry/pglite/lock-folder\\.ts$)",
      },
      to: { path: "^(node:)?process$" },
    },
    {
      name: "only-edges-touch-the-disk",
      comment: "Whoever reads or writes files is an edge, where links, sizes, owners and full disks are thought of.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(load|edit|git|registry|reader|archive|journal|cli)/" },
      to: { path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "every-folder-has-its-rules",
      comment: "A new folder of src is a decision about the architecture: write down who may import whom.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot:
          "^src/(index\\.ts$|(model|load|edit|check|compile|plan|report|audit|archive|journal|registry|cache|git|github|sync|emergency|reader|middleware|server|pipeline|commands|cli)/)",
      },
      to: {},
    },
    {
      name: "no-dev-dependency-in-src",
      comment: "It would be missing where the package is installed.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer"] },
    },
    {
      name: "no-unresolvable",
      comment: "An import that resolves to nothing fails at run time.",
      severity: "error",
      from: { path: "^(src|test|bench|scripts)/" },
      to: { couldNotResolve: true, pathNot: "^\\.\\./dist/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
