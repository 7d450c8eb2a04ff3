import { describe, expect, it } from "vitest";
import { nameStrategy } from "./strategy-name.ts";

describe("nameStrategy", () => {
  it("calls a known one by its title, and any other by the words of its id", () => {
    const known = [{ id: "sma_cross", title: "Moving average cross" }];
    expect(["sma_cross", "my_last_idea"].map((id) => nameStrategy(id, known))).toEqual([
      "Moving average cross",
      "My last idea",
    ]);
  });
});
