import type { Clock } from "#engine/base/clock.ts";

/** Streamed events are to be in the log within 5 ms; the commit itself takes a part of that. */
export const FLUSH_MS = 2;
const RETRY_MS = 1_000;

/**
 * Stores streamed events each time the host's timer asks. When the disk refuses them they wait in order, the refusal
 * is reported once, and the next try comes a second later; an event that must be durable meets the same refusal where
 * it is published, so no order goes on without its record.
 */
export function createFlush(flush: () => void, clock: Clock, report: (thrown: unknown) => void): () => void {
  let tsRefusedMs: number | undefined;
  return () => {
    if (tsRefusedMs !== undefined && clock.monotonicMs() - tsRefusedMs < RETRY_MS) return;
    try {
      flush();
      tsRefusedMs = undefined;
    } catch (thrown) {
      if (tsRefusedMs === undefined) report(thrown);
      tsRefusedMs = clock.monotonicMs();
    }
  };
}
