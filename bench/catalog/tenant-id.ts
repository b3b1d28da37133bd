import { backs, departments, fronts } from "./words.ts";

const companies = fronts.length * backs.length;

/** The `index`-th tenant: a department of a company, such as `amber_bank_legal`. Different for each index. */
export function tenantId(index: number): string {
  const company = index % companies;
  const front = fronts[company % fronts.length] ?? "";
  const back = backs[(Math.floor(company / fronts.length) + company) % backs.length] ?? "";
  const department = departments[(Math.floor(index / companies) + company) % departments.length] ?? "";
  const round = Math.floor(index / (companies * departments.length));
  const id = `${front}_${back}_${department}`;
  return round === 0 ? id : `${id}_${round + 1}`;
}
