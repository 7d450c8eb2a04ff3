import { expect, it } from "vitest";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { describeMetrics } from "./describe-metrics.ts";

const METRICS: MetricsView = {
  publishToHandlers: { count: 12, p50Ms: 0.25, p99Ms: 1.5, maxMs: 2 },
  publishToDurable: undefined,
  streamedToDurable: undefined,
  runStart: { count: 3, p50Ms: 0.5, p99Ms: 4, maxMs: 4.25 },
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
  deadLetters: 5,
};

it("shows what was measured, and a dash for what was not", () => {
  expect(describeMetrics(METRICS).split("\n")).toEqual([
    "latency              count  median ms  p99 ms  max ms",
    "publish to handlers     12       0.25    1.50    2.00",
    "publish to durable       0          —       —       —",
    "streamed to durable      0          —       —       —",
    "run start                3       0.50    4.00    4.25",
    "step overhead            0          —       —       —",
    "event loop late          0          —       —       —",
    "queues        7 waiting, the oldest for 300 ms",
    "              log (paper) rests: it keeps failing",
    "dead letters  5 (gpt-trader dead-letters list)",
    "wal           research 4 kB, paper 0 kB, live 0 kB, bars 0 kB",
  ]);
});
