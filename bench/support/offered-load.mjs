import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Publishes at a steady rate, whatever the publisher does: event `n` is due at `n / rate`, and a publisher that was
 * held up catches up at once. So the wait of an event that could not be published in time counts as its latency.
 */
export function createOfferedLoad(ratePerSecond, total) {
  const latenciesMs = new Float64Array(total);
  const ended = Promise.withResolvers();
  let startMs = 0;
  let done = 0;
  const dueMs = (number) => startMs + (number * 1_000) / ratePerSecond;
  return {
    latenciesMs,
    /** The next `count` events have arrived where their latency ends. */
    onDone: (count) => {
      const nowMs = performance.now();
      for (const end = done + count; done < end; done += 1) latenciesMs[done] = nowMs - dueMs(done);
      if (done === total) ended.resolve();
    },
    offer: async (publish) => {
      startMs = performance.now();
      for (let sent = 0; sent < total;) {
        const elapsedMs = performance.now() - startMs;
        const due = Math.min(total, Math.floor((elapsedMs * ratePerSecond) / 1_000) + 1);
        for (; sent < due; sent += 1) publish(sent);
        await nextTurn();
      }
      await ended.promise;
    },
  };
}
