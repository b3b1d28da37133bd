/** Writes every generated file. `npm run check` runs it and fails when the working tree then differs. */
import { generateTypes } from "./generate-types.ts";

await generateTypes();
