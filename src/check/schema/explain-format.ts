import { quoteText } from "../../model/quote.ts";
import { describePath, describeValue } from "./describe.ts";
import type { SchemaError } from "./schema-error.ts";
import type { Finding } from "./finding.ts";
import { looksSecret } from "../../model/secrets.ts";
import { ID_PATTERN, patterns } from "./patterns.ts";
import { dateMeant } from "./date-meant.ts";
import { idMeant, isId } from "./id-meant.ts";
import { idKeys } from "./id-mismatch.ts";

const expectations: Readonly<Record<string, readonly [expected: string, hint: string]>> = {
  date: ["a day as YYYY-MM-DD", "Write it like 2026-12-31."],
  email: ["an e-mail address", "Write it like team@company.example."],
  uri: ["a link", "Write it like https://issues.company.example/1."],
};

export function explainFormat(error: SchemaError): Finding {
  const { path, data } = error;
  const format = String(error.schema);
  if (format === "two-decimals")
    return badFormat(error, "a number with at most two decimals", `Round it to ${Number(data).toFixed(2)}.`);
  const [expected, hint] = expectations[format] ?? [format, "Write it in that form."];
  const impossible = format === "date" && /^\d{4}-\d\d-\d\d$/.test(String(data));
  const meant = format === "date" ? dateMeant(String(data)) : undefined;
  return impossible
    ? {
        rule: "schema/bad-format",
        path,
        part: "value",
        message: `${describePath(path)} is ${describeValue(data)}; the calendar has no such day.`,
        hint,
      }
    : badFormat(error, expected, meant === undefined ? hint : `Write ${meant}.`);
}

/** A pattern of a value, or of a key of a free map: then ajv names the key. */
export function explainPattern(error: SchemaError): Finding {
  const { path, data, propertyName: key } = error;
  const pattern = String(error.schema);
  if (pattern === ID_PATTERN) return badId(error, key ?? String(data));
  const { expected, example } = patterns[pattern] ?? { expected: `text that matches ${pattern}`, example: undefined };
  const meant = writtenOtherwise(pattern, key ?? String(data));
  const model = example === undefined ? "Write it in that form." : `Write it like ${example}.`;
  const hint = meant === undefined ? model : `Write ${meant}.`;
  if (key === undefined) return badFormat(error, expected, hint);
  return {
    rule: "schema/bad-format",
    path: [...path, key],
    part: "key",
    message: `The key ${describeValue(key)} of ${describePath(path)} is not well formed; ${expected} is expected.`,
    hint,
  };
}

/** The same in capitals, in small letters or with forward slashes, when that is all that it takes. */
function writtenOtherwise(pattern: string, text: string): string | undefined {
  if (looksSecret(text)) return undefined;
  const forms = [text.toUpperCase(), text.toLowerCase(), text.replaceAll("\\", "/")];
  return forms.find((form) => form !== text && new RegExp(pattern).test(form));
}

function badFormat({ path, data }: SchemaError, expected: string, hint: string): Finding {
  const message = `${describePath(path)} is ${describeValue(data)}; ${expected} is expected.`;
  return { rule: "schema/bad-format", path, part: "value", message, hint };
}

function badId({ document, path, propertyName }: SchemaError, id: string): Finding {
  const slug = idMeant(id);
  const several = typeof path.at(-1) === "number" && / /.test(id) && id.split(/ +/).every(isId);
  const isName = id === document.id && path.length === 1 && path[0] === idKeys[document.kind];
  return {
    rule: "schema/id-charset",
    path: propertyName === undefined ? path : [...path, propertyName],
    part: propertyName === undefined ? "value" : "key",
    message: `${describeValue(id)} is not an id: ${whyNoId(id)}.`,
    hint: several
      ? "Put a comma between the ids."
      : slug !== undefined && !looksSecret(id)
        ? `Write \`${slug}\`${isName ? `, and rename the file to ${quoteText(`${slug}.yaml`)}` : ""}.`
        : "Write a small letter and 1 to 62 small letters, digits, `_` or `-`.",
  };
}

function whyNoId(id: string): string {
  const wrong = /[^a-z0-9_-]/u.exec(id)?.[0];
  if (wrong !== undefined) {
    const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `${quoteText(wrong)} (U+${code}) is not one of a-z, 0-9, \`_\` and \`-\``;
  }
  if (!/^[a-z]/.test(id)) return "it does not start with a small letter";
  return id.length < 2 ? "it has fewer than 2 characters" : "it has more than 63 characters";
}
