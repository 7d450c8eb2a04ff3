import { describe, expect, it } from "vitest";
import { figureWords } from "./figure-words.ts";

describe("figureWords", () => {
  it.each([
    { value: 0.2, reason: undefined },
    { value: Infinity, reason: "Here it is infinite: no losing trade." },
    { value: NaN, reason: "Here it is missing: no losing trade." },
    { value: undefined, reason: "Here it is missing: no losing trade." },
  ])("says of $value what it is, and why where it is no number", ({ value, reason }) => {
    expect(figureWords("Profits over losses.", value, "no losing trade")).toEqual(
      reason === undefined ? ["Profits over losses."] : ["Profits over losses.", reason],
    );
  });
});
