import type { Format } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";

/**
 * The formats that the schemas use. `date` is a day that the calendar has. `two-decimals` is a number that a database
 * column with two decimals keeps as it is; `multipleOf: 0.01` would refuse 0.29, as it divides binary fractions.
 */
export const formats: Readonly<Record<string, Format>> = {
  date: fullFormats.date,
  email: fullFormats.email,
  uri: fullFormats.uri,
  "two-decimals": { type: "number", validate: (value: number) => Number(value.toFixed(2)) === value },
};
