import { describe, expect, it } from "vitest";
import { AppError, userError } from "#shared/errors/app-error.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createHealthBook } from "./health-book.ts";

const fault = new AppError({ kind: "transient", code: "test.fault", message: "it broke" });

function aBook() {
  const clock = createFakeClock(1_000);
  const changes: string[] = [];
  const book = createHealthBook(clock, ({ slice, state }, previous) =>
    changes.push(`${slice}: ${previous} -> ${state}`),
  );
  return { book, clock, changes };
}

describe("createHealthBook", () => {
  it("says of a slice that was never used that it is idle", () => {
    expect(aBook().book.read("data")).toEqual({
      slice: "data",
      state: "idle",
      tsLastSeenMs: undefined,
      calls: 0,
      failures: 0,
      medianCallMs: undefined,
      detail: undefined,
    });
  });

  it("counts calls and measures the median of their durations", () => {
    const { book, clock } = aBook();
    for (const durationMs of [10, 30, 20, 100]) book.recordCall("data", durationMs, undefined);
    clock.advance(5);
    expect(book.read("data")).toMatchObject({
      state: "healthy",
      calls: 4,
      medianCallMs: 25,
      tsLastSeenMs: 1_000,
    });
  });

  it("is degraded after a fault and healthy after the next call that worked", () => {
    const { book, changes } = aBook();
    book.recordCall("data", 1, fault);
    expect(book.read("data")).toMatchObject({ state: "degraded", failures: 1, detail: "it broke" });
    book.recordCall("data", 1, undefined);
    expect(book.read("data")).toMatchObject({ state: "healthy", failures: 1, calls: 2 });
    expect(changes).toEqual(["data: idle -> degraded", "data: degraded -> healthy"]);
  });

  it("does not blame a slice for a wrong input", () => {
    const { book } = aBook();
    book.recordCall("data", 1, userError({ code: "test.input", message: "wrong" }));
    expect(book.read("data")).toMatchObject({ state: "healthy", failures: 0, calls: 1 });
  });

  it("follows the worker: silent is degraded, lost is down, running is healthy again", () => {
    const { book, changes } = aBook();
    book.recordWorker("backtest", "running", undefined);
    book.recordWorker("backtest", "silent", "no heartbeat");
    book.recordWorker("backtest", "lost", "exit code 1");
    expect(book.read("backtest")).toMatchObject({ state: "down", detail: "exit code 1" });
    book.recordWorker("backtest", "running", undefined);
    expect(book.read("backtest")).toMatchObject({ state: "healthy", detail: undefined });
    expect(changes).toEqual([
      "backtest: idle -> healthy",
      "backtest: healthy -> degraded",
      "backtest: degraded -> down",
      "backtest: down -> healthy",
    ]);
  });

  it("keeps a slice disabled whatever else happens", () => {
    const { book } = aBook();
    book.recordDisabled("mine", "needs your consent");
    book.recordCall("mine", 1, undefined);
    expect(book.read("mine")).toMatchObject({ state: "disabled", detail: "needs your consent" });
  });
});
