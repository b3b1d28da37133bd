/** The order of year, month and day is plain from where the four digits are, or from the dots. */
const forms = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ].*)?$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
];

/** The day as YYYY-MM-DD that a text in another form names; undefined when it is not plain, or is no day. */
export function dateMeant(text: string): string | undefined {
  for (const form of forms) {
    const { year = "", month = "", day = "" } = form.exec(text)?.groups ?? {};
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const time = Date.parse(date);
    if (year !== "" && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)) return date;
  }
  return undefined;
}
