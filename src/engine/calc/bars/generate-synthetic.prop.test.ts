import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "#engine/testing/sha256.ts";
import { generateSynthetic } from "./generate-synthetic.ts";
import { findInvalidBars } from "./validate-bars.ts";

it("makes valid bars for any symbol and seed", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.integer(), (symbol, seed) => {
      expect(findInvalidBars(generateSynthetic(symbol, seed, sha256))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
