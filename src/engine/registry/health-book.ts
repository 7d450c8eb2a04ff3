import type { HealthState, SliceHealth } from "#shared/model/health.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { AppError } from "#shared/errors/app-error.ts";

const KEPT_DURATIONS = 64;

/** What the host measures of the worker that runs a slice. */
export type WorkerState = "running" | "silent" | "lost";

/** Counts what is measured of each slice; it knows only what it was told. */
export interface HealthBook {
  /** A call ended, well or with an error. */
  recordCall(slice: string, durationMs: number, error: AppError | undefined): void;
  /** The worker of the slice gave a sign of life, missed its heartbeats, or died. */
  recordWorker(slice: string, state: WorkerState, detail: string | undefined): void;
  recordDisabled(slice: string, reason: string): void;
  read(slice: string): SliceHealth;
}

interface Entry {
  calls: number;
  failures: number;
  durationsMs: number[];
  tsLastSeenMs: number | undefined;
  lastError: AppError | undefined;
  worker: WorkerState | undefined;
  detail: string | undefined;
  disabledReason: string | undefined;
}

/** `onChange` hears each slice whose state is another than before. */
export function createHealthBook(
  clock: Clock,
  onChange: (health: SliceHealth, previous: HealthState) => void,
): HealthBook {
  const entries = new Map<string, Entry>();

  function entryOf(slice: string): Entry {
    const entry = entries.get(slice) ?? newEntry();
    entries.set(slice, entry);
    return entry;
  }

  function change(slice: string, apply: (entry: Entry) => void): void {
    const entry = entryOf(slice);
    const previous = stateOf(entry);
    apply(entry);
    if (stateOf(entry) !== previous) onChange(toHealth(slice, entry), previous);
  }

  return {
    recordCall(slice, durationMs, error) {
      change(slice, (entry) => {
        entry.calls += 1;
        entry.durationsMs = [...entry.durationsMs.slice(1 - KEPT_DURATIONS), durationMs];
        entry.tsLastSeenMs = clock.now();
        // A wrong input and a refusal say nothing about the slice.
        const isFault = error !== undefined && (error.kind === "bug" || error.kind === "transient");
        if (isFault) entry.failures += 1;
        entry.lastError = isFault ? error : undefined;
      });
    },
    recordWorker(slice, state, detail) {
      change(slice, (entry) => {
        entry.worker = state;
        entry.detail = state === "running" ? undefined : detail;
        if (state === "running") entry.tsLastSeenMs = clock.now();
      });
    },
    recordDisabled(slice, reason) {
      change(slice, (entry) => {
        entry.disabledReason = reason;
      });
    },
    read: (slice) => toHealth(slice, entryOf(slice)),
  };
}

function newEntry(): Entry {
  return {
    calls: 0,
    failures: 0,
    durationsMs: [],
    tsLastSeenMs: undefined,
    lastError: undefined,
    worker: undefined,
    detail: undefined,
    disabledReason: undefined,
  };
}

function stateOf(entry: Entry): HealthState {
  if (entry.disabledReason !== undefined) return "disabled";
  if (entry.worker === "lost") return "down";
  if (entry.worker === "silent" || entry.lastError !== undefined) return "degraded";
  return entry.tsLastSeenMs === undefined ? "idle" : "healthy";
}

function toHealth(slice: string, entry: Entry): SliceHealth {
  return {
    slice,
    state: stateOf(entry),
    tsLastSeenMs: entry.tsLastSeenMs,
    calls: entry.calls,
    failures: entry.failures,
    medianCallMs: median(entry.durationsMs),
    detail: entry.disabledReason ?? entry.detail ?? entry.lastError?.message,
  };
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
