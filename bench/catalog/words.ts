/** What generated ids are made of. */
export const tierNames = ["bronze", "silver", "gold", "platinum", "enterprise"] as const;
export const markets = [
  "standard",
  "partner",
  "public",
  "regulated",
  "research",
  "reseller",
  "pilot",
  "archive",
] as const;

export const areas = [
  "search",
  "chat",
  "ingest",
  "storage",
  "insight",
  "access",
  "model",
  "trust",
  "voice",
  "mail",
] as const;
export const abilities = [
  "dashboards",
  "exports",
  "alerts",
  "history",
  "templates",
  "replicas",
  "routing",
  "sharing",
] as const;

export const verbs = [
  "stream",
  "batch",
  "rerank",
  "prefetch",
  "compress",
  "split",
  "cite",
  "summarise",
  "queue",
  "mirror",
] as const;
export const objects = [
  "answers",
  "embeddings",
  "prompts",
  "documents",
  "uploads",
  "sessions",
  "invoices",
  "reports",
] as const;

export const fronts = [
  "amber", "birch", "cedar", "delta", "ember", "fjord", "granite", "harbour", "indigo", "juniper",
  "kestrel", "lumen", "meridian", "nimbus", "orchid", "pioneer", "quarry", "river", "summit", "tundra",
] as const; // prettier-ignore
export const backs = [
  "bank", "foods", "freight", "health", "insurance", "logistics", "media", "metals", "motors", "pharma",
  "power", "rail", "retail", "shipping", "software", "steel", "studios", "telecom", "textiles", "travel",
] as const; // prettier-ignore
export const departments = [
  "legal", "finance", "hr", "operations", "sales", "marketing", "support", "procurement", "research", "engineering",
  "facilities", "audit", "treasury", "security", "training", "quality", "planning", "claims", "payroll", "field_service",
] as const; // prettier-ignore

export const regions = ["ap-south-1", "eu-west-1", "us-east-1", "ap-southeast-2"] as const;

/**
 * The `index`-th name of two words, different for each index. Where the two lists are used up a third word leads.
 * @param third the words that may lead; used up as well, the round is numbered
 */
export function nameAt(
  index: number,
  first: readonly string[],
  second: readonly string[],
  third: readonly string[],
): string {
  const a = index % first.length;
  const b = (Math.floor(index / first.length) + a) % second.length;
  const round = Math.floor(index / (first.length * second.length));
  const name = `${first[a] ?? ""}_${second[b] ?? ""}`;
  if (round === 0) return name;
  return round <= third.length ? `${third[round - 1] ?? ""}_${name}` : `${name}_${round}`;
}
