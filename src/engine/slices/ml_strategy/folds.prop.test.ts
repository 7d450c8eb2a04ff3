import fc from "fast-check";
import { describe, it } from "vitest";
import { FOLD_COUNT, walkForwardFolds } from "./folds.ts";

describe("walkForwardFolds", () => {
  it("tiles the end of the bars with equal folds and leaves bars before the first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 10_000 }), (count) => {
        const folds = walkForwardFolds(count);
        const [first] = folds;
        const isTiled = folds.every(({ start }, index) => index === 0 || start === folds[index - 1]?.end);
        const isEqual = new Set(folds.map(({ start, end }) => end - start)).size === 1;
        return (
          folds.length === FOLD_COUNT &&
          isTiled &&
          isEqual &&
          folds.at(-1)?.end === count &&
          (first?.start ?? 0) > 0
        );
      }),
    );
  });
});
