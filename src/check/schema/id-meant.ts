import { ID_PATTERN } from "./patterns.ts";

/** Letters of other scripts that look like ours, as keyboards of two languages mix them. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("аеорсухіѕјԁһοανρ", (letter, index) => [letter, "aeopcyxisjdhoavp"[index] ?? letter]),
);

export function isId(text: string): boolean {
  return new RegExp(ID_PATTERN).test(text);
}

/** The id that a text was probably meant to be: small letters, without accents and quotes; undefined when there is none. */
export function idMeant(text: string): string | undefined {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u2018-\u201f\u200b-\u200d]/g, "")
    .replace(/[^\u0020-\u007e]/g, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(/[\u2010-\u2015]/g, "-");
  const id = plain
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[ .]+/g, "_");
  return isId(id) ? id : undefined;
}
