/** The order of month and day is plain where the year comes first, or where one of the two is more than 12. */
const forms = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ].*)?$/,
  /^(?<day>1[3-9]|2\d|3[01])[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})$/,
  /^(?<month>\d{1,2})[-/.](?<day>1[3-9]|2\d|3[01])[-/.](?<year>\d{4})$/,
  /^(?<day>\d{1,2})[-/.](?<month>\k<day>)[-/.](?<year>\d{4})$/,
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
