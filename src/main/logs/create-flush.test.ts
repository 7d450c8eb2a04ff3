import { describe, expect, it } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { createFlush } from "./create-flush.ts";

function aFlush() {
  const clock = createFakeClock();
  const reported: unknown[] = [];
  let tries = 0;
  let isFull = false;
  const flush = createFlush(
    () => {
      tries += 1;
      if (isFull) throw new Error("disk full");
    },
    clock,
    (thrown) => reported.push(thrown),
  );
  return { flush, clock, reported, tries: () => tries, fill: (full: boolean) => (isFull = full) };
}

describe("createFlush", () => {
  it("stores whenever it is asked", () => {
    const { flush, tries } = aFlush();
    flush();
    flush();
    expect(tries()).toBe(2);
  });

  it("reports a refusal once, tries again a second later, and goes on when there is room", () => {
    const { flush, clock, reported, tries, fill } = aFlush();
    fill(true);
    flush();
    flush();
    clock.advance(1_000);
    flush();
    expect([reported.length, tries()]).toEqual([1, 2]);
    fill(false);
    clock.advance(1_000);
    flush();
    flush();
    expect([reported.length, tries()]).toEqual([1, 4]);
    fill(true);
    flush();
    expect(reported).toHaveLength(2);
  });
});
