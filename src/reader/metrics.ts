import type { AnswerSource } from "./answer.ts";

/** What has been counted since the reader was opened. */
export class Counters {
  readonly answers: Record<AnswerSource, number> = {
    memory: 0,
    redis: 0,
    postgres: 0,
    backup: 0,
    snapshot: 0,
    default: 0,
  };
  stale = 0;
  refused = 0;
  redisFailures = 0;
  postgresFailures = 0;
  streamGaps = 0;
  announcements = 0;
  polls = 0;
  lagMs = 0;
  stalenessMs = 0;
  snapshotsWritten = 0;
  snapshotFailures = 0;
}

/** What is so at this moment. */
export interface Gauges {
  readonly known: number;
  readonly live: boolean;
  readonly redisOpen: boolean;
  readonly postgresOpen: boolean;
}

/** By name, flat: the names that end in `_total` only rise, the others are the state of this moment. */
export type ReaderMetrics = ReturnType<typeof listMetrics>;

export function listMetrics(counters: Counters, gauges: Gauges) {
  const { answers } = counters;
  return {
    /** Answers of get() by the layer that gave them. */
    answers_memory_total: answers.memory,
    answers_redis_total: answers.redis,
    answers_postgres_total: answers.postgres,
    answers_backup_total: answers.backup,
    answers_snapshot_total: answers.snapshot,
    answers_default_total: answers.default,
    /** Of these, how many nobody could confirm. */
    answers_stale_total: counters.stale,
    refused_total: counters.refused,
    /** Look-ups that a server did not answer; those that its breaker kept from it are not counted. */
    redis_failures_total: counters.redisFailures,
    postgres_failures_total: counters.postgresFailures,
    /** Times that memory was emptied because announcements may have been missed; the start is the first. */
    stream_gaps_total: counters.streamGaps,
    announcements_total: counters.announcements,
    /** Questions to PostgreSQL what has changed, while nobody pushes it. */
    polls_total: counters.polls,
    snapshots_written_total: counters.snapshotsWritten,
    /** Snapshots that could not be written, or were refused when they were read. */
    snapshot_failures_total: counters.snapshotFailures,
    tenants_known: gauges.known,
    /** 1 or 0, like the two below. */
    stream_live: Number(gauges.live),
    redis_breaker_open: Number(gauges.redisOpen),
    postgres_breaker_open: Number(gauges.postgresOpen),
    /** From the stream entry of the last announcement, by the clock of Redis, until it was read, by the clock of this host. */
    propagation_lag_ms: counters.lagMs,
    /** The age of the last stale answer; 0 as soon as Redis or PostgreSQL has answered. */
    staleness_ms: counters.stalenessMs,
  } as const;
}
