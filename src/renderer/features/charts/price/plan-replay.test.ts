import { describe, expect, it } from "vitest";
import { followCursor, planReplay } from "./plan-replay.ts";

describe("followCursor", () => {
  const VIEW = { from: 100, to: 200 };

  it("moves the view on with a cursor that is in it", () => {
    expect(followCursor(VIEW, 180, 212)).toEqual({ from: 132, to: 232 });
  });

  it.each([
    ["a cursor that went back", 180, 150],
    ["a cursor that has left the view to the right", 201, 260],
    ["a cursor before the view", 99, 150],
    ["a replay that has just begun", undefined, 150],
    ["a replay that has ended", 150, undefined],
  ])("leaves the view to %s", (_, before, now) => {
    expect(followCursor(VIEW, before, now)).toEqual(VIEW);
  });
});

describe("planReplay", () => {
  it("fetches bars ahead of the cursor before they are due, and forgets those far behind", () => {
    const asked = planReplay(10_000, { first: 0, end: 20_000, barsPerPoint: 4 }, 20_000);
    expect(asked).toEqual({ first: 9_700, end: 11_500, barsPerPoint: 1 });
    expect(asked && planReplay(10_300, asked, 20_000)).toBeUndefined();
    expect(asked && planReplay(10_301, asked, 20_000)).toEqual({
      first: 10_001,
      end: 11_801,
      barsPerPoint: 1,
    });
    expect(planReplay(19_900, { first: 19_500, end: 20_000, barsPerPoint: 1 }, 20_000)).toBeUndefined();
  });

  it("keeps what is in view, as far as a person went back", () => {
    const held = { first: 9_700, end: 11_500, barsPerPoint: 1 };
    expect(planReplay(10_000, held, 20_000, 9_850)).toBeUndefined();
    const wider = planReplay(10_000, held, 20_000, 9_000);
    expect(wider).toEqual({ first: 8_850, end: 11_500, barsPerPoint: 1 });
    expect(wider && planReplay(10_200, wider, 20_000, 9_200)).toBeUndefined();
    expect(planReplay(10_000, held, 20_000, -500)).toEqual({ first: 2_000, end: 11_500, barsPerPoint: 1 });
  });

  it("holds no more however long a replay goes on, as long as the view goes with it", () => {
    let held = { first: 0, end: 600, barsPerPoint: 1 };
    let view = { from: 0, to: 172 };
    let most = 0;
    for (let cursor = 150; cursor < 100_000; cursor += 7) {
      held = planReplay(cursor, held, 1_000_000, view.from) ?? held;
      view = followCursor(view, cursor, cursor + 7);
      most = Math.max(most, held.end - held.first);
    }
    expect(most).toBeLessThan(2_500);
  });
});
