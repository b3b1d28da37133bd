/** How many runs a property gets: `npm run soak` multiplies them, and leaves the seeds to chance. */
const factor = Number(process.env["TENANTRY_SOAK"] ?? "1");

export function runs(numRuns: number, seed?: number): { numRuns: number; seed?: number } {
  return factor === 1 && seed !== undefined ? { numRuns, seed } : { numRuns: numRuns * factor };
}
