import { describe, expect, it } from "vitest";
import { bandPath, linePath } from "./plot-path.ts";

const scale = { low: 0, high: 10, toPx: (value: number) => 100 - value * 10 };

describe("linePath and bandPath", () => {
  it("go through the points, and round the band between two lines", () => {
    expect(linePath([1, 2], Float64Array.of(3, 4), scale)).toBe("M1.0 70.0L2.0 60.0");
    expect(bandPath([1, 2], Float64Array.of(3, 4), Float64Array.of(5, 6), scale)).toBe(
      "M1.0 50.0L2.0 40.0L2.0 60.0L1.0 70.0Z",
    );
  });
});
