import { describe, expect, it } from "vitest";
import type { LatencyView, MetricsView } from "../ipc/channels/metrics-channels.ts";
import { listWorries, sumMeasures } from "./measure-help.ts";

const latency = (count: number, p99Ms: number): LatencyView => ({
  count,
  p50Ms: 0,
  p99Ms,
  maxMs: p99Ms,
  buckets: [],
});

const queue = (depth: number, lagMs: number | undefined) => ({
  log: "paper",
  subscriber: "log",
  depth,
  inMemory: depth,
  lagMs,
  isResting: false,
  handled: 0,
  retries: 0,
  deadLetters: 0,
});

function aMeasurement(change: Partial<MetricsView> = {}): MetricsView {
  return {
    publishToHandlers: undefined,
    publishToDurable: undefined,
    streamedToDurable: undefined,
    runStart: undefined,
    stepOverhead: undefined,
    eventLoopDelay: undefined,
    walBytes: { research: 0, paper: 0, live: 0, bars: 0 },
    queues: [],
    workers: [],
    deadLetters: 0,
    ...change,
  };
}

describe("listWorries", () => {
  it("worries about nothing where nothing was measured, or little that is slow", () => {
    expect(listWorries(aMeasurement())).toEqual([]);
    expect(
      listWorries(aMeasurement({ eventLoopDelay: latency(99, 900), runStart: latency(900, 400) })),
    ).toEqual([]);
  });

  it("names each measure that is past its limit", () => {
    const ill = aMeasurement({
      eventLoopDelay: latency(100, 51),
      queues: [queue(600, 10_001), queue(401, undefined)],
      workers: [{ slice: "backtest", threads: 1, busy: 1, waiting: 11 }],
      memoryBytes: 1_600_000_000,
      walBytes: { research: 40_000_000, paper: 30_000_000, live: 0, bars: 0 },
      deadLetters: 1,
    });
    expect(listWorries(ill)).toEqual([
      "eventLoopDelay",
      "queueDepth",
      "queueLag",
      "workers",
      "memory",
      "wal",
      "deadLetters",
    ]);
  });
});

it("sums queues, threads and files", () => {
  const metrics = aMeasurement({
    queues: [queue(2, 30), queue(3, 50)],
    workers: [
      { slice: "backtest", threads: 2, busy: 1, waiting: 3 },
      { slice: "analyze", threads: 1, busy: 1, waiting: 0 },
    ],
    walBytes: { research: 1, paper: 2, live: 3, bars: 4 },
  });
  expect(sumMeasures(metrics)).toEqual({
    queueDepth: 5,
    queueLagMs: 50,
    threads: 3,
    busyThreads: 2,
    waitingCalls: 3,
    walBytes: 10,
  });
});
