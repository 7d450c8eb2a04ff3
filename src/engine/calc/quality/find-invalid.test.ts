import { describe, expect, it } from "vitest";
import { aBar } from "#engine/testing/a-bar.ts";
import { columnsFromBars } from "../bars/bar-columns.ts";
import { epochMs } from "#shared/model/time.ts";
import { findInvalid } from "./find-invalid.ts";

const at = (day: number) => epochMs(Date.UTC(2020, 0, day));

describe("findInvalid", () => {
  it("tells each kind of bar that cannot be right", () => {
    const bars = [
      aBar({ tsOpenMs: at(1) }),
      aBar({ tsOpenMs: at(2), close: Number.NaN }),
      aBar({ tsOpenMs: at(3), low: 0 }),
      aBar({ tsOpenMs: at(4), low: -5 }),
      aBar({ tsOpenMs: at(5), high: 90 }),
      aBar({ tsOpenMs: at(6), high: 120, low: 110 }),
      aBar({ tsOpenMs: at(7), volume: -1 }),
      aBar({ tsOpenMs: at(7) }),
      aBar({ tsOpenMs: at(6) }),
      aBar({ tsOpenMs: at(9), volume: Number.POSITIVE_INFINITY }),
      aBar({ tsOpenMs: at(10) }),
    ];
    expect(findInvalid(columnsFromBars(bars)).map(({ problem }) => problem)).toEqual([
      "not_a_number",
      "not_positive",
      "not_positive",
      "inverted_range",
      "outside_range",
      "negative_volume",
      "duplicate",
      "disorder",
      "not_a_number",
    ]);
  });

  it("finds nothing in nothing", () => {
    expect(findInvalid(columnsFromBars([]))).toEqual([]);
  });
});
