import { describe, expect, it } from "vitest";
import { STATISTIC_DEFINITIONS } from "./statistic-definitions.ts";

describe("STATISTIC_DEFINITIONS", () => {
  it("name each figure once, with a sentence that says what it is", () => {
    const keys = new Set(STATISTIC_DEFINITIONS.map(({ key }) => key));
    const labels = new Set(STATISTIC_DEFINITIONS.map(({ label }) => label));
    const sentences = STATISTIC_DEFINITIONS.filter(({ definition }) => /^[A-Z].+\.$/.test(definition));
    expect([keys.size, labels.size, sentences.length]).toEqual([22, 22, 22]);
  });
});
