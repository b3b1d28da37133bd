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
    answers_memory_total: answers.memory,
    answers_redis_total: answers.redis,
    answers_postgres_total: answers.postgres,
    answers_backup_total: answers.backup,
    answers_snapshot_total: answers.snapshot,
    answers_default_total: answers.default,
    answers_stale_total: counters.stale,
    refused_total: counters.refused,
    redis_failures_total: counters.redisFailures,
    postgres_failures_total: counters.postgresFailures,
    stream_gaps_total: counters.streamGaps,
    announcements_total: counters.announcements,
    polls_total: counters.polls,
    snapshots_written_total: counters.snapshotsWritten,
    snapshot_failures_total: counters.snapshotFailures,
    tenants_known: gauges.known,
    stream_live: Number(gauges.live),
    redis_breaker_open: Number(gauges.redisOpen),
    postgres_breaker_open: Number(gauges.postgresOpen),
    propagation_lag_ms: counters.lagMs,
    staleness_ms: counters.stalenessMs,
  } as const;
}

/** What each number says. */
export const METRIC_MEANINGS: Readonly<Record<keyof ReaderMetrics, string>> = {
  answers_memory_total: "Answers of get() from memory.",
  answers_redis_total: "Answers of get() from Redis.",
  answers_postgres_total: "Answers of get() from PostgreSQL.",
  answers_backup_total: "Answers of get() from the backup copy in Redis.",
  answers_snapshot_total: "Answers of get() from the snapshot of this process.",
  answers_default_total: "Answers of get() from the safe defaults.",
  answers_stale_total: "Answers of get() that nobody could confirm.",
  refused_total: "Callers that got no answer.",
  redis_failures_total: "Look-ups that Redis did not answer; those that its breaker kept from it are not counted.",
  postgres_failures_total:
    "Look-ups that PostgreSQL did not answer; those that its breaker kept from it are not counted.",
  stream_gaps_total:
    "Times that memory was emptied because announcements may have been missed; the start is the first.",
  announcements_total: "Changes that were announced on the stream.",
  polls_total: "Questions to PostgreSQL what has changed, while nobody pushes it.",
  snapshots_written_total: "Snapshots written.",
  snapshot_failures_total: "Snapshots that could not be written, or were refused when they were read.",
  tenants_known: "Tenants in memory.",
  stream_live: "1 while every change arrives by push.",
  redis_breaker_open: "1 while Redis is left alone after failures.",
  postgres_breaker_open: "1 while PostgreSQL is left alone after failures.",
  propagation_lag_ms:
    "From the last announcement, by the clock of Redis, until it was read, by the clock of this host.",
  staleness_ms: "The age of the last stale answer; 0 as soon as Redis or PostgreSQL has answered.",
};
