import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Drawing } from "#shared/model/drawing.ts";
import { epochMs } from "#shared/model/time.ts";
import { change, nextDrawingId, redo, startHistory, undo, withDrawing } from "./drawing-history.ts";
import { dueBars } from "./replay-clock.ts";

const level = (id: string, price = 1): Drawing => ({
  id,
  kind: "level",
  points: [{ tsMs: epochMs(0), price }],
});

describe("undo", () => {
  it("takes back what was drawn, and redo draws it again", () => {
    const drawn = change(change(startHistory([]), [level("1")]), [level("1"), level("2")]);
    expect(undo(drawn).present).toEqual([level("1")]);
    expect(redo(undo(drawn))).toEqual(drawn);
    expect(redo(change(undo(drawn), [])).present).toEqual([]);
  });

  it("leads back to where it began, however much was drawn, and no further", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 50 }), (ids) => {
        const steps = ids.map((id) => [level(String(id))]);
        const drawn = steps.reduce(change, startHistory([]));
        const back = steps.reduce(undo, drawn);
        expect(back.present).toEqual([]);
        expect(undo(back)).toBe(back);
        expect(steps.reduce(redo, back)).toEqual(drawn);
      }),
    );
  });
});

describe("withDrawing", () => {
  it("replaces the drawing of that id, or adds one", () => {
    const drawings = [level("1"), level("7")];
    expect(withDrawing(drawings, level("1", 5))).toEqual([level("1", 5), level("7")]);
    expect(withDrawing(drawings, level(nextDrawingId(drawings)))).toEqual([...drawings, level("8")]);
  });
});

describe("dueBars", () => {
  it("brings as many bars a second as asked for, however long frames take", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 }), (frames) => {
        let pace = { barsPerSecond: 10, rest: 0 };
        let bars = 0;
        for (const elapsedMs of frames) {
          const due = dueBars(pace, elapsedMs);
          ({ pace } = due);
          bars += due.bars;
        }
        const totalMs = frames.reduce((sum, elapsedMs) => sum + elapsedMs, 0);
        expect(Math.abs(bars - totalMs / 100)).toBeLessThan(1.001);
      }),
    );
  });

  it("does not race through what was missed while nothing was drawn", () => {
    expect(dueBars({ barsPerSecond: 240, rest: 0 }, 60_000).bars).toBe(50);
  });
});
