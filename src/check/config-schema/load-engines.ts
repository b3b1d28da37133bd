import * as nodeModule from "node:module";
import type Ajv from "ajv";
import type { Format } from "ajv";
import type { RE2JS } from "re2js";
import type { RegExpParser } from "@eslint-community/regexpp";

/**
 * What only catalogs with a schema of their own need takes a tenth of a second to start: it is loaded when the first
 * one is met. With `require`, as check is synchronous; the packages lie beside this one wherever it is installed.
 */
const load = nodeModule.createRequire(import.meta.url);

/** ajv of the draft that a schema is written in, and all formats. */
export function loadAjv(draft: "2020-12" | "07") {
  // The modules are CommonJS, and these are their types.
  const module = load(draft === "07" ? "ajv" : "ajv/dist/2020.js") as { readonly default: typeof Ajv.default };
  const { fullFormats } = load("ajv-formats/dist/formats.js") as {
    readonly fullFormats: Record<string, Format>;
  };
  return { Ajv: module.default, formats: fullFormats };
}

/** Regular expressions that run in linear time, and a parser that says what is in one. */
export function loadRegExps() {
  const { RE2JS: engine } = load("re2js") as { readonly RE2JS: typeof RE2JS };
  const { RegExpParser: parser } = load("@eslint-community/regexpp") as {
    readonly RegExpParser: typeof RegExpParser;
  };
  return { engine, parser };
}
