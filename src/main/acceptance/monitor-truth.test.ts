import { expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

/** All figures of the monitor but the delay of the event loop and the memory, which are measured all the time. */
async function look(app: AnApp) {
  const {
    eventLoopDelay: _delay,
    memoryBytes: _memory,
    ...metrics
  } = await app.handlers["metrics:get"](undefined);
  const { health, runs, paper } = await app.handlers["app:get-snapshot"](undefined);
  return { metrics, health, runs, paper };
}

async function scan(app: AnApp): Promise<void> {
  const words = "run --workflow market_scan --symbols SPX --json";
  expect(await callCommandLine(app, words.split(" "))).toMatchObject({ code: 0 });
}

it("shows the same figures as long as nothing happens, and counts what does", async () => {
  const app = await openAnApp();
  await scan(app);
  // The last lines of the log are written beside the work.
  await expect.poll(async () => (await look(app)).metrics.queues.some(({ depth }) => depth > 0)).toBe(false);
  const first = await look(app);
  for (let count = 0; count < 3; count += 1) expect(await look(app)).toEqual(first);
  expect([first.metrics.runStart?.count, first.runs.length]).toEqual([1, 1]);
  await scan(app);
  const second = await look(app);
  expect([second.metrics.runStart?.count, second.runs.length]).toEqual([2, 2]);
  const calls = (seen: typeof first, id: string) => seen.health.find((one) => one.slice === id)?.calls;
  expect([calls(second, "market_regime"), calls(second, "optimize")]).toEqual([
    (calls(first, "market_regime") ?? Number.NaN) * 2,
    calls(first, "optimize"),
  ]);
});
