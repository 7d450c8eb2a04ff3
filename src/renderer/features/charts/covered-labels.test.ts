import { describe, expect, it } from "vitest";
import { coveredLabels } from "./covered-labels.ts";

describe("coveredLabels", () => {
  it("names the labels that the last price's would touch, and no other", () => {
    expect(coveredLabels([20, 50, 80, 110], 60, 200)).toEqual([50]);
    expect(coveredLabels([20, 50, 80, 110], 65, 200)).toEqual([]);
  });

  it("knows that the last price's label stays whole at the ends of the axis", () => {
    expect(coveredLabels([20, 180], -40, 200)).toEqual([20]);
    expect(coveredLabels([20, 180], 240, 200)).toEqual([180]);
  });
});
