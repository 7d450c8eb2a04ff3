import { EVENT_CLASS } from "#shared/events/event-map.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Clock } from "#engine/base/clock.ts";
import { createLatencyHistogram, type LatencySummary } from "./latency-histogram.ts";

/** What was measured since the program began; undefined before the first event of its kind. */
export interface BusLatencies {
  /** From the call of `publish` until every handler has heard the event and all that it gave rise to. */
  readonly publishToHandlers: LatencySummary | undefined;
  /** From the call of `publish` of a durable event until its commit is on the disk. */
  readonly publishToDurable: LatencySummary | undefined;
  /** From the sealing of a streamed event until its row is on the disk; the wall clock counts whole milliseconds. */
  readonly streamedToDurable: LatencySummary | undefined;
}

/** Times the events of one or more buses. */
export interface BusMeter {
  publish<Value>(work: () => Value): Value;
  commit(envelopes: readonly AnyEnvelope[], work: () => void): void;
  latencies(): BusLatencies;
}

export function createBusMeter(clock: Clock): BusMeter {
  const handlers = createLatencyHistogram();
  const durable = createLatencyHistogram();
  const streamed = createLatencyHistogram();
  /** When each `publish` that is not over began: a handler may publish. */
  const begunMs: number[] = [];

  return {
    publish(work) {
      begunMs.push(clock.monotonicMs());
      let isHeard = false;
      try {
        const value = work();
        isHeard = true;
        return value;
      } finally {
        const startMs = begunMs.pop();
        // Who publishes in a handler goes on before anybody hears the event: its time is in that of the outermost.
        if (isHeard && begunMs.length === 0 && startMs !== undefined)
          handlers.record(clock.monotonicMs() - startMs);
      }
    },
    commit(envelopes, work) {
      work();
      const tsNowMs = clock.now();
      for (const { name, tsInitMs } of envelopes) {
        if (EVENT_CLASS[name] === "streamed") streamed.record(tsNowMs - tsInitMs);
      }
      const startMs = begunMs.at(-1);
      const isDurable = envelopes.some(({ name }) => EVENT_CLASS[name] === "durable");
      if (isDurable && startMs !== undefined) durable.record(clock.monotonicMs() - startMs);
    },
    latencies: () => ({
      publishToHandlers: handlers.summary(),
      publishToDurable: durable.summary(),
      streamedToDurable: streamed.summary(),
    }),
  };
}
