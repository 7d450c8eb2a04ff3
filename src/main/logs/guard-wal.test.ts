import { expect, it } from "vitest";
import { createFakeTimer } from "#engine/workflow/testing/fake-timer.ts";
import { guardWal } from "./guard-wal.ts";

const MEGABYTE = 2 ** 20;

it("reports a write-ahead log that grows past 64 MB once, and again when it does so anew", async () => {
  const timer = createFakeTimer();
  const reported: unknown[] = [];
  let paper = 64 * MEGABYTE;
  const stop = guardWal({
    timer,
    sizes: () => ({ research: 0, paper }),
    report: (thrown) => reported.push(thrown),
  });
  await timer.pass(5_000);
  expect(reported).toEqual([]);
  paper = 70 * MEGABYTE;
  await timer.pass(10_000);
  expect(reported).toEqual([
    expect.objectContaining({ code: "store.wal-long", field: "paper", value: String(70 * MEGABYTE) }),
  ]);
  paper = MEGABYTE;
  await timer.pass(5_000);
  paper = 70 * MEGABYTE;
  await timer.pass(5_000);
  stop();
  await timer.pass(5_000);
  expect(reported).toHaveLength(2);
});
