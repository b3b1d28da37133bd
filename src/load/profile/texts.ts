import { EVENT_ID, SCALAR_STYLE, type Event } from "js-yaml";

/** The insides of quoted and block scalars, in the order of the source: there, any character is text. */
export class Texts {
  readonly #ranges: (readonly [start: number, end: number])[] = [];

  constructor(events: readonly Event[]) {
    for (const event of events)
      if (event.type === EVENT_ID.SCALAR && event.style !== SCALAR_STYLE.PLAIN)
        this.#ranges.push([event.valueStart, event.valueEnd]);
  }

  /** Whether everything from `start` up to `end` is inside one of them. */
  hold(start: number, end: number): boolean {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = this.#ranges[middle];
      if (range !== undefined && range[1] <= start) low = middle + 1;
      else high = middle;
    }
    const range = this.#ranges[low];
    return range !== undefined && range[0] <= start && end <= range[1];
  }
}
