import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { describeParting } from "./describe-parting.ts";

const fill = (fee: number) => ({
  orderId: orderId("o1"),
  symbol: "SPX",
  side: "buy" as const,
  quantity: 31,
  price: 1_151.709961,
  fee,
  tsMs: epochMs(Date.UTC(2010, 2, 12)),
  reason: "a test",
});
const letters = { left: "A", right: "B" };
const fee = {
  group: "Inputs",
  label: "Fee a side",
  kind: "text",
  left: "1",
  right: "60",
  isSame: false,
} as const;

describe("describeParting", () => {
  it("names the fills by the letters of the runs, in figures that people read", () => {
    const parted = { number: 1, left: fill(3.57030088), right: fill(214.2) };
    expect(describeParting({ cause: fee, fill: parted }, letters)).toBe(
      "They part at fill 1: A bought 31 SPX at 1,151.71, fee 3.57, on 2010-03-12; B bought 31 SPX at 1,151.71, fee 214.20, on 2010-03-12. " +
        "The first thing that went in and differs: Fee a side is 1 in A and 60 in B.",
    );
  });

  it("tells a run that ends sooner, and runs that do not part", () => {
    const shorter = { number: 2, left: fill(1), right: undefined };
    expect(describeParting({ cause: undefined, fill: shorter }, letters)).toMatch(
      /; B has no more\. Nothing that went in differs/,
    );
    expect(describeParting({ cause: fee, fill: undefined }, letters)).toBe(
      "Both made the same fills, although Fee a side is 1 in A and 60 in B.",
    );
    expect(describeParting({ cause: undefined, fill: undefined }, letters)).toMatch(/^Both made the same/);
  });
});
