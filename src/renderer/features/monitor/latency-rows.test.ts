import { expect, it } from "vitest";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { latencyRows } from "./latency-rows.ts";

const latency = { count: 3, p50Ms: 1, p99Ms: 2, maxMs: 3, buckets: [] };

it("shows every latency that main measures, also one that it does not know and one without a measurement", () => {
  const metrics = {
    publishToHandlers: latency,
    publishToDurable: undefined,
    gateToVenue: latency,
    walBytes: { research: 1, paper: 1, live: 1, bars: 1 },
    queues: [],
    workers: [],
    deadLetters: 2,
  } as unknown as MetricsView;
  expect(latencyRows(metrics).map(({ title, latency: found }) => [title, found?.count])).toEqual([
    ["Event to handlers", 3],
    ["Event to disk, durable", undefined],
    ["Gate to venue", 3],
  ]);
});
