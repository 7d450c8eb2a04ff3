import { expect, it } from "vitest";
import { describeShipped } from "./describe-shipped.ts";

it("describes those that ship without a word, and nobody else's", () => {
  expect(describeShipped("paper_trading", "built-in", "")).toMatch(/^Trades on paper/);
  expect(describeShipped("paper_trading", "user", "")).toBe("");
  expect(describeShipped("paper_trading", "built-in", "mine")).toBe("mine");
  expect(describeShipped("toString", "built-in", "")).toBe("");
});
