import type { StreamEntry } from "../cache/event.ts";
import { UpdateStream } from "../cache/stream.ts";
import type { Connectors } from "./connectors.ts";
import { hear } from "./hear.ts";
import type { Layers } from "./layers.ts";
import { registryIdOf } from "./layers.ts";
import type { Counters } from "./metrics.ts";
import type { Refresher } from "./refresher.ts";

export interface FollowerOptions {
  readonly layers: Layers;
  readonly counters: Counters;
  readonly refresher: Refresher;
  readonly redisUrl: string | undefined;
  readonly instance: string | undefined;
  readonly connectors: Connectors;
}

/** Follows the stream of Redis, where there is one, and lets memory know what it says. */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #stream: UpdateStream | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const { redisUrl, instance, connectors, counters, layers } = options;
    if (redisUrl === undefined) return;
    const onEntry = (entry: StreamEntry, addedAt: number): void => {
      counters.announcements += 1;
      counters.lagMs = Math.max(0, Date.now() - addedAt);
      this.#learn(entry);
    };
    const onGap = (): void => {
      counters.streamGaps += 1;
      layers.memory.clear();
    };
    this.#stream = new UpdateStream(redisUrl, { onEntry, onGap }, { clients: connectors, instance });
  }

  /** True while every change arrives by push. */
  get live(): boolean {
    return this.#stream?.live === true;
  }

  /** Resolves when pushes have arrived for the first time; undefined where there are none. */
  get started(): Promise<void> | undefined {
    return this.#stream?.started;
  }

  /** When pushes were last known to be complete, as performance.now() counts. */
  confirmedAt(): number {
    return this.live ? performance.now() : (this.#stream?.confirmedAt ?? -Infinity);
  }

  async close(): Promise<void> {
    await this.#stream?.close();
  }

  #learn(entry: StreamEntry): void {
    const { layers, refresher } = this.#options;
    const { memory } = layers;
    const ours = registryIdOf(layers);
    // Until it is known whose stream this is, no version in it means anything, but what is being loaded may be old.
    if (entry.kind === "unknown" || ours === undefined) memory.clear();
    else if (entry.registry_id !== ours) return;
    else if (entry.kind === "overlay") this.#options.layers.overlays.hear(entry.tenant_id, entry.text, ours);
    else if (entry.kind === "change") hear(memory, refresher, entry.tenant_id, entry);
    else {
      memory.advance(entry.epoch);
      memory.clear();
    }
  }
}
