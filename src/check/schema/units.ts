const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  sec: 1,
  seconds: 1,
  min: 60,
  minutes: 60,
  h: 3600,
  hours: 3600,
  d: 86_400,
  days: 86_400,
};

/** How many of a unit one of another is: 1000 of `TB` in `GB`; undefined where it is none that can be told. */
export function scaleBetween(from: string, to: string | undefined): number | undefined {
  if (from === "") return 1;
  if (to !== undefined && singular(from) === singular(to)) return 1;
  if (from === "%" && to === "percent") return 1;
  const [bytes, toBytes] = [bytesIn(from), to === undefined ? undefined : bytesIn(to)];
  if (bytes !== undefined && toBytes !== undefined) return bytes / toBytes;
  const [time, toTime] = [seconds[from], to === undefined ? undefined : seconds[to]];
  if (time !== undefined && toTime !== undefined) return time / toTime;
  // Where bytes or time are counted, k and M may stand for a unit of them.
  if (toBytes !== undefined || toTime !== undefined || to === "percent") return undefined;
  return { k: 1000, K: 1000, M: 1_000_000 }[from];
}

/** kB, MB and GB are decimal, KiB, MiB and GiB are not; Gb is a unit of bits. */
function bytesIn(unit: string): number | undefined {
  const form = /^(?:([kKMGTP])(i?)B|([kmgtp])(i?)b|B)$/.exec(unit);
  if (form === null) return undefined;
  const step = " kmgtp".indexOf((form[1] ?? form[3] ?? " ").toLowerCase());
  return ((form[2] ?? form[4]) === "i" ? 1024 : 1000) ** step;
}

function singular(unit: string): string {
  return unit.toLowerCase().replace(/s$/, "");
}
