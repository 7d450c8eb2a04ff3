import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { HealthState } from "#shared/model/health.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const RUN = "run --symbols SPX --from 2015-01-01 --to 2016-12-31".split(" ");

async function readHealth(app: AnApp): Promise<Readonly<Record<string, HealthState>>> {
  const { health } = await app.handlers["app:get-snapshot"](undefined);
  return Object.fromEntries(health.map(({ slice, state }) => [slice, state]));
}

/** Resolves with the first event that fits. */
function nextEvent(app: AnApp, fits: (event: AnyEnvelope) => boolean): Promise<AnyEnvelope> {
  return new Promise((resolve) => {
    const stop = app.onPush("audit:tick", (events) => {
      const found = events.find(fits);
      if (found === undefined) return;
      stop();
      resolve(found);
    });
  });
}

describe("the health of slices", () => {
  it("turns red with the end of a worker, for its slice alone, and heals with the next call", async () => {
    const app = await openAnApp();
    expect((await callCommandLine(app, RUN)).code).toBe(0);
    const before = await readHealth(app);
    expect(before).toMatchObject({ backtest: "healthy", analyze: "healthy", optimize: "idle" });

    const isDown = nextEvent(app, ({ name }) => name === "health.degraded");
    await app.pool.kill("backtest");
    expect((await isDown).payload).toMatchObject({ slice: "backtest", state: "down" });
    expect(await readHealth(app)).toEqual({ ...before, backtest: "down" });

    const isBack = nextEvent(app, ({ name }) => name === "health.restored");
    expect((await callCommandLine(app, RUN)).code).toBe(0);
    expect((await isBack).payload).toEqual({ slice: "backtest" });
    expect(await readHealth(app)).toEqual(before);
  });

  it("tries a search whose worker died once more, and shows a second death as the cause of its step", async () => {
    const app = await openAnApp();
    const grid = callCommandLine(
      app,
      "run --workflow grid_search --symbols SPX --input points=60 --json".split(" "),
    );
    for (const attempt of [1, 2]) {
      await nextEvent(
        app,
        (event) =>
          event.name === "workflow.step.started" &&
          event.payload.step === "search" &&
          event.payload.attempt === attempt,
      );
      await nextEvent(app, (event) => event.name === "job.progressed" && event.payload.step === "search");
      await app.pool.kill("optimize");
    }
    const answer = await grid;
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.out)).toMatchObject({ status: "failed", error: { code: "worker.lost" } });
    expect(await readHealth(app)).toMatchObject({ optimize: "down", data: "healthy" });
    expect((await callCommandLine(app, RUN)).code).toBe(0);
  });

  it("completes a search whose worker died once", async () => {
    const app = await openAnApp();
    const isSearching = nextEvent(
      app,
      (event) => event.name === "job.progressed" && event.payload.step === "search",
    );
    const grid = callCommandLine(
      app,
      "run --workflow grid_search --symbols SPX --input points=8 --json".split(" "),
    );
    await isSearching;
    await app.pool.kill("optimize");
    expect((await grid).code).toBe(0);
    expect(await readHealth(app)).toMatchObject({ optimize: "healthy" });
  });
});
