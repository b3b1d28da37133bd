/** How many documents each tenant has. A real service asks its own database, in the transaction that adds one. */
export class DocumentCounts {
  readonly #counts = new Map<string, number>();

  /** The number with the new one. */
  add(tenantId: string): number {
    const count = (this.#counts.get(tenantId) ?? 0) + 1;
    this.#counts.set(tenantId, count);
    return count;
  }

  remove(tenantId: string): void {
    this.#counts.set(tenantId, (this.#counts.get(tenantId) ?? 0) - 1);
  }
}
