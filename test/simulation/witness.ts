import type { TenantAnswer } from "../../src/reader/answer.ts";
import type { Version } from "../../src/cache/version.ts";
import { compareVersions, laterVersion } from "../../src/cache/version.ts";
import type { RegistryData } from "./registry-data.ts";

export interface Violation {
  readonly kind: "answer" | "store" | "liveness" | "error";
  readonly text: string;
}

export interface Asked {
  readonly tenantId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** How old an answer may be, in milliseconds, that is not marked as stale. */
  readonly bound: number;
}

const show = ({ epoch, config_version }: Version) => `${epoch}:${config_version}`;

/** Judges what one reader says. */
export class Witness {
  /** By tenant: what it has answered or was told. */
  readonly #floors = new Map<string, Version>();
  readonly #registry: RegistryData;

  constructor(registry: RegistryData) {
    this.#registry = registry;
  }

  announce(tenantId: string, version: Version): void {
    this.#floors.set(tenantId, laterVersion(this.#floors.get(tenantId), version));
  }

  /** What is wrong with the answer; undefined when nothing is. */
  judge(asked: Asked, answer: TenantAnswer): string | undefined {
    return answer.config_version === 0 ? this.#judgeAbsent(asked, answer) : this.#judgePresent(asked, answer);
  }

  /** That a tenant is not there carries no version of its own: it has to have been so, or nobody has delivered it yet. */
  #judgeAbsent({ tenantId, startedAt, endedAt, bound }: Asked, { stale }: TenantAnswer): string | undefined {
    if (stale || this.#registry.between(tenantId, startedAt - bound, endedAt).some(({ status }) => status === null))
      return undefined;
    const least = this.#leastDelivered(tenantId, startedAt - bound);
    return least === undefined ? undefined : `says that there is none, and ${show(least)} was delivered`;
  }

  #judgePresent({ tenantId, startedAt, bound }: Asked, answer: TenantAnswer): string | undefined {
    const truth = this.#registry.truth
      .get(tenantId)
      ?.find(({ epoch, version }) => epoch === answer.epoch && version === answer.config_version);
    if (truth === undefined) return `answers ${show(answer)}, which never was`;
    if (truth.status !== (answer.tenant?.status ?? null))
      return `answers ${show(answer)} as ${answer.tenant?.status ?? "removed"}, which was ${truth.status ?? "removed"}`;
    const floor = this.#floors.get(tenantId);
    if (floor !== undefined && compareVersions(answer, floor) < 0)
      return `answers ${show(answer)} after it has known ${show(floor)}`;
    this.announce(tenantId, answer);
    const least = answer.stale ? undefined : this.#leastDelivered(tenantId, startedAt - bound);
    if (least !== undefined && compareVersions(answer, least) < 0)
      return `answers ${show(answer)} from ${answer.source}, not as stale, and ${show(least)} was delivered long ago`;
    return undefined;
  }

  #leastDelivered(tenantId: string, at: number): Version | undefined {
    let least: Version | undefined;
    for (const { epoch, version, deliveredAt } of this.#registry.truth.get(tenantId) ?? [])
      if (deliveredAt <= at) least = { epoch, config_version: version };
    return least;
  }
}
