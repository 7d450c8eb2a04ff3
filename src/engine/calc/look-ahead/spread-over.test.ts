import { describe, expect, it } from "vitest";
import { spreadOver } from "./spread-over.ts";

describe("spreadOver", () => {
  it("answers all when there are few", () => {
    expect(spreadOver([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(spreadOver([], 2)).toEqual([]);
  });

  it("spreads what it may answer from the first to the last", () => {
    expect(spreadOver([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([0, 4, 8]);
  });

  it("answers the last when it may answer one, and nothing when none", () => {
    expect([spreadOver([1, 2, 3], 1), spreadOver([1, 2, 3], 0)]).toEqual([[3], []]);
  });
});
