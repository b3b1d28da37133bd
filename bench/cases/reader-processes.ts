import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { peers } from "../harness/build-peers.ts";
import type { Arrival, FollowReport, FollowRequest, ReadCounts } from "../reader/follow-messages.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import { removeSettings, writeSettings } from "./reader-programs.ts";

const [PROCESSES, READERS] = [5, 10];
const PATIENCE_MS = 60_000;

/** 50 readers in 5 processes, and what they tell. */
export class Followers {
  readonly #children: readonly ChildProcess[];
  /** What has to hear of each report. */
  readonly #listeners = new Set<(child: number, report: FollowReport) => void>();

  private constructor(children: readonly ChildProcess[]) {
    this.#children = children;
    for (const [index, child] of children.entries())
      child.on("message", (report: FollowReport) => {
        for (const listen of this.#listeners) listen(index, report);
      });
  }

  /** Resolves when every reader follows the stream and has every tenant in memory. */
  static async start(settings: ReaderSettings): Promise<Followers> {
    const file = writeSettings(settings);
    const env = { PATH: process.env["PATH"], HOME: tmpdir() };
    const children = Array.from({ length: PROCESSES }, () =>
      fork(peers.readerFollow, [file, String(READERS)], {
        env,
        execArgv: [],
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      }),
    );
    const followers = new Followers(children);
    await followers.#collect("ready", PROCESSES);
    removeSettings(file);
    return followers;
  }

  /** When each of the 50 readers had this version or a later one. */
  async wait(kind: Arrival["kind"], tenant: string, version: number): Promise<number[]> {
    const arrived = new Map<string, number>();
    await this.#until(`version ${version} of ${tenant}`, (child, report) => {
      if (report.kind !== kind || report.tenant !== tenant || report.version < version) return false;
      const reader = `${child}-${report.reader}`;
      arrived.set(reader, Math.min(report.at, arrived.get(reader) ?? Infinity));
      return arrived.size === PROCESSES * READERS;
    });
    return [...arrived.values()];
  }

  /** From now on every reader reads these tenants every 50 ms. */
  read(tenants: readonly string[]): void {
    this.#send({ kind: "read", tenants });
  }

  /** Ends that, and answers what the reads met. */
  async quiet(): Promise<ReadCounts> {
    const reports = this.#collect("read", PROCESSES);
    this.#send({ kind: "quiet" });
    const counts = (await reports).flatMap((report) => (report.kind === "read" ? [report.counts] : []));
    return counts.reduce((a, b) => ({
      answered: a.answered + b.answered,
      refused: a.refused + b.refused,
      stale: a.stale + b.stale,
    }));
  }

  /** Whether every reader follows the stream. */
  async live(): Promise<boolean> {
    const reports = this.#collect("live", PROCESSES);
    this.#send({ kind: "live" });
    return (await reports).every((report) => report.kind === "live" && report.live);
  }

  async stop(): Promise<void> {
    const ended = this.#children.map((child) => once(child, "exit"));
    for (const child of this.#children) child.kill("SIGTERM");
    await Promise.all(ended);
  }

  #send(request: FollowRequest): void {
    for (const child of this.#children) child.send(request);
  }

  async #collect(kind: FollowReport["kind"], count: number): Promise<FollowReport[]> {
    const reports: FollowReport[] = [];
    await this.#until(kind, (_, report) => report.kind === kind && reports.push(report) === count);
    return reports;
  }

  /** Resolves when `done` says so of a report; throws when nobody has said it within a minute. */
  async #until(what: string, done: (child: number, report: FollowReport) => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#listeners.delete(listen);
        reject(new Error(`Not every reader has told within a minute: ${what}`));
      }, PATIENCE_MS);
      const listen = (child: number, report: FollowReport) => {
        if (!done(child, report)) return;
        clearTimeout(late);
        this.#listeners.delete(listen);
        resolve();
      };
      this.#listeners.add(listen);
    });
  }
}
