import { describe, expect, it } from "vitest";
import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import { joinBars } from "./join-bars.ts";
import { daysOf } from "#engine/testing/fake-network.ts";

const stored = daysOf([1, 2, 3, 4]);
const more = daysOf([1, 2, 3, 4, 5, 6]);
const join = (left: typeof stored, right: typeof stored) =>
  joinBars(columnsFromBars(left), columnsFromBars(right));

describe("joinBars", () => {
  it("adds what comes after, once", () => {
    expect(join(stored, more.slice(2))).toEqual({
      kind: "joined",
      columns: columnsFromBars(more),
      newBars: 2,
      revision: undefined,
      otherVolumes: 0,
    });
  });

  it("adds what comes before", () => {
    expect(join(more.slice(3), more.slice(0, 4))).toMatchObject({
      columns: columnsFromBars(more),
      newBars: 3,
    });
  });

  it("renews the last stored bar and says what it was", () => {
    const renewed = daysOf([1, 2, 3, 4.5, 5]);
    expect(join(stored, renewed)).toMatchObject({
      columns: columnsFromBars(renewed),
      newBars: 1,
      revision: "open of 2020-01-09T00:00:00.000Z was 4, is 4.5",
    });
  });

  it("renews the last stored bar for its volume alone", () => {
    const counted = stored.map((bar, index) => (index === 3 ? { ...bar, volume: 2_000 } : bar));
    expect(join(stored, counted)).toMatchObject({ newBars: 0, revision: "volume was 1000, is 2000" });
  });

  it("joins nothing when an older price is another one now", () => {
    expect(join(stored, daysOf([1, 2.1, 3, 4, 5]))).toEqual({
      kind: "changed",
      changes: ["open of 2020-01-07T00:00:00.000Z was 2, is 2.1"],
    });
  });

  it("keeps older volumes as they are stored, and counts those that differ", () => {
    const counted = more.map((bar, index) => (index === 1 ? { ...bar, volume: 2_000 } : bar));
    expect(join(stored, counted)).toMatchObject({
      columns: columnsFromBars(more),
      otherVolumes: 1,
    });
  });

  it("takes no rounding for a change", () => {
    expect(join(stored, daysOf([1, 2 * (1 + 1e-8), 3, 4, 5]))).toMatchObject({ kind: "joined", newBars: 1 });
  });

  it("joins nothing that does not meet the stored bars", () => {
    expect(join(stored, more.slice(4))).toEqual({ kind: "apart" });
  });
});
