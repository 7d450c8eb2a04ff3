import { describe, expect, it } from "vitest";
import { distanceTo, toShapes } from "./drawing-shapes.ts";

const low = { x: 10, y: 100, bar: 5, price: 100 };
const high = { x: 60, y: 50, bar: 10, price: 110 };
const size = { width: 200, height: 120 };
const textsOf = (kind: "fibonacci" | "measure" | "level") =>
  toShapes(kind, [low, high], size, 2).flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));

describe("toShapes", () => {
  it("ends a trend at its points and a ray at the edge of the pane", () => {
    expect(toShapes("trend", [low, high], size, 2)).toEqual([{ kind: "line", from: low, to: high }]);
    expect(toShapes("ray", [low, high], size, 2)).toEqual([
      { kind: "line", from: low, to: { x: 200, y: -90 } },
    ]);
    expect(toShapes("ray", [high, low], size, 2)).toMatchObject([{ to: { x: 0, y: 110 } }]);
    expect(toShapes("ray", [low, { ...high, x: 10 }], size, 2)).toMatchObject([{ to: { x: 10, y: -1e5 } }]);
  });

  it("writes the price of a level, of each share of the way, and how far it is", () => {
    expect(textsOf("level")).toEqual(["100.00"]);
    expect(textsOf("fibonacci")).toEqual([
      "0 · 110.00",
      "0.236 · 107.64",
      "0.382 · 106.18",
      "0.5 · 105.00",
      "0.618 · 103.82",
      "0.786 · 102.14",
      "1 · 100.00",
    ]);
    expect(textsOf("measure")).toEqual(["+10.00 · +10.00% · +5 bars"]);
  });

  it("draws nothing without a point", () => {
    expect(toShapes("rectangle", [], size, 2)).toEqual([]);
  });
});

describe("distanceTo", () => {
  it("is nothing within an area and the way to the nearest place of a line", () => {
    const area = { kind: "area", from: low, to: high } as const;
    const line = { kind: "line", from: { x: 0, y: 0 }, to: { x: 10, y: 0 } } as const;
    expect([
      distanceTo(area, { x: 20, y: 70 }),
      distanceTo(area, { x: 63, y: 46 }),
      distanceTo(line, { x: 5, y: 3 }),
      distanceTo(line, { x: 13, y: 4 }),
      distanceTo({ kind: "text", at: low, text: "" }, low),
    ]).toEqual([0, 5, 3, 5, Number.POSITIVE_INFINITY]);
  });
});
