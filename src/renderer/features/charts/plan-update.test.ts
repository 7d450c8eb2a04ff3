import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planUpdate } from "./plan-update.ts";

const points = (...times: readonly number[]) => times.map((time) => ({ time }));

describe("planUpdate", () => {
  it("keeps what is already shown", () => {
    const shown = points(1, 2);
    expect(planUpdate(shown, shown)).toEqual({ kind: "keep" });
  });

  it("appends new points, with the last one again because it may have changed", () => {
    expect(planUpdate(points(1, 2), points(1, 2, 3))).toEqual({ kind: "append", points: points(2, 3) });
  });

  it("appends when the window has slid on", () => {
    expect(planUpdate(points(1, 2, 3), points(2, 3, 4))).toEqual({ kind: "append", points: points(3, 4) });
  });

  it.each([
    { why: "nothing was shown", shown: points(), next: points(1) },
    { why: "nothing is to be shown", shown: points(1), next: points() },
    { why: "it is another stretch of time", shown: points(8, 9), next: points(1, 2) },
    { why: "points came in before", shown: points(2, 3), next: points(1, 2, 3) },
    {
      why: "there are too many new ones",
      shown: points(1),
      next: points(...Array.from({ length: 200 }, (_, i) => i + 1)),
    },
  ])("replaces all when $why", ({ shown, next }) => {
    expect(planUpdate(shown, next)).toEqual({ kind: "replace", points: next });
  });

  it("ends with the points that are to be shown", () => {
    const times = fc.uniqueArray(fc.nat(500)).map((all) => points(...all.toSorted((a, b) => a - b)));
    fc.assert(
      fc.property(times, times, (shown, next) => {
        const plan = planUpdate(shown, next);
        const last = plan.kind === "keep" ? shown.at(-1) : plan.points.at(-1);
        expect(last).toEqual(next.at(-1));
      }),
    );
  });
});
