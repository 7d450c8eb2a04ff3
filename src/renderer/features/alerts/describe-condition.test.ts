import { expect, it } from "vitest";
import type { AlertCondition } from "#shared/model/alert.ts";
import { describeCondition, sayStretch } from "./describe-condition.ts";

it.each<readonly [AlertCondition, string]>([
  [{ kind: "event", pattern: "trading.halted" }, "each time trading is halted"],
  [{ kind: "event", pattern: "user.*" }, "each time an event named user.* comes"],
  [{ kind: "silence", symbol: "SPX", seconds: 60 }, "no price of SPX for 1 min"],
  [{ kind: "drawdown", fraction: 0.1 }, "equity falls by 10.00%"],
  [{ kind: "price", symbol: "SPX", side: "above", price: 4_000 }, "SPX above 4,000.00"],
])("says %o as %s", (condition, words) => {
  expect(describeCondition(condition)).toBe(words);
});

it("tells whole minutes and hours without their zeros", () => {
  expect([60, 300, 28_800, 90, 5].map(sayStretch)).toEqual(["1 min", "5 min", "8 h", "1 m 30 s", "5.0 s"]);
});
