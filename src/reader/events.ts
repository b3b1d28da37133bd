import { EventEmitter } from "node:events";
import type { Version } from "../cache/version.ts";
import type { OperationalError } from "../model/operational-error.ts";
import type { AnswerSource } from "./answer.ts";

/** What a reader tells its service; each listener gets one object. */
export interface ReaderEvents {
  /** Another version of a tenant than the one known before is in memory now. */
  change: { readonly tenant_id: string } & Version;
  /** Nobody can be asked for this tenant: from now on its answers are copies. Once, until it has recovered. */
  stale: { readonly tenant_id: string; readonly source: AnswerSource; readonly age_ms: number };
  /** Redis or PostgreSQL has answered for this tenant again, so many milliseconds after it first failed. */
  recovered: { readonly tenant_id: string; readonly after_ms: number };
  /** A caller got no answer. */
  refused: { readonly tenant_id: string; readonly failure: OperationalError };
  /** A flag was read that is past its date, `YYYY-MM-DD`; its value stays. Once a flag. */
  "flag-expired": { readonly flag: string; readonly expires: string };
}

export type ReaderListener<Name extends keyof ReaderEvents> = (event: ReaderEvents[Name]) => void;

/** Listeners run after what they are told of is done; what one of them throws is the service's own uncaught error. */
export class Announcer {
  readonly #emitter = new EventEmitter();

  on<Name extends keyof ReaderEvents>(name: Name, listener: ReaderListener<Name>): void {
    this.#emitter.on(name, listener);
  }

  off<Name extends keyof ReaderEvents>(name: Name, listener: ReaderListener<Name>): void {
    this.#emitter.off(name, listener);
  }

  tell<Name extends keyof ReaderEvents>(name: Name, event: ReaderEvents[Name]): void {
    if (this.#emitter.listenerCount(name) === 0) return;
    queueMicrotask(() => this.#emitter.emit(name, event));
  }
}
