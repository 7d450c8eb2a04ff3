import { expect, it } from "vitest";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { describeMetrics, explainMeasures } from "./describe-metrics.ts";

const METRICS: MetricsView = {
  publishToHandlers: {
    count: 12,
    p50Ms: 0.25,
    p99Ms: 1.5,
    maxMs: 2,
    buckets: [{ upToMs: 0.1, count: 0 }, { upToMs: 1, count: 8 }, { upToMs: 3, count: 4 }, { count: 0 }],
  },
  publishToDurable: undefined,
  streamedToDurable: undefined,
  runStart: { count: 3, p50Ms: 0.5, p99Ms: 4, maxMs: 4.25, buckets: [{ upToMs: 10, count: 3 }] },
  stepOverhead: undefined,
  eventLoopDelay: undefined,
  walBytes: { research: 4_096, paper: 0, live: 0, bars: 0 },
  queues: [
    {
      log: "paper",
      subscriber: "log",
      depth: 7,
      inMemory: 7,
      lagMs: 300,
      isResting: true,
      handled: 1,
      retries: 2,
      deadLetters: 5,
    },
  ],
  workers: [{ slice: "backtest", threads: 2, busy: 1, waiting: 4 }],
  deadLetters: 5,
  memoryBytes: 340_000_000,
};

it("shows what was measured, a dash for what was not, and what to look at", () => {
  expect(describeMetrics(METRICS).split("\n")).toEqual([
    "latency              count  median ms  p99 ms  max ms  0.1 ms … 1 s",
    "publish to handlers     12       0.25    1.50    2.00  ·█▄·",
    "publish to durable       0          —       —       —",
    "streamed to durable      0          —       —       —",
    "run start                3       0.50    4.00    4.25  █",
    "step overhead            0          —       —       —",
    "event loop late          0          —       —       —",
    "queues        7 waiting, the oldest for 300 ms",
    "              log (paper) rests: it keeps failing",
    "workers       1 of 2 threads busy, 4 calls waiting",
    "dead letters  5 (gpt-trader dead-letters list)",
    "wal           research 4 kB, paper 0 kB, live 0 kB, bars 0 kB",
    "memory        340 MB",
    "look at       Dead letters: Any at all: look at the cause, then retry or drop them under Dead letters.",
  ]);
});

it("explains every measure by what it means, how it is computed and when to worry", () => {
  const text = explainMeasures();
  expect(text).toContain("Event-loop delay\n  How late the main process is");
  expect(text.match(/^ {2}Worry: /gm)?.length).toBe(12);
});
