import { describe, expect, it } from "vitest";
import { aBar } from "#engine/testing/a-bar.ts";
import type { OrderType, Side } from "#shared/model/order.ts";
import { matchOrder } from "./match-order.ts";

const bar = aBar({ open: 100, high: 104, low: 97, close: 101 });
const limit = (price: number): OrderType => ({ kind: "limit", limit: price });
const stop = (price: number): OrderType => ({ kind: "stop", stop: price });

describe("matchOrder", () => {
  it.each<[string, OrderType, Side, number, number]>([
    ["a market buy pays the open", { kind: "market" }, "buy", 0, 100],
    ["a market buy pays slippage above the open", { kind: "market" }, "buy", 10, 100.1],
    ["a market sell loses slippage below the open", { kind: "market" }, "sell", 10, 99.9],
    ["a buy limit inside the bar gets its price without slippage", limit(98), "buy", 10, 98],
    ["a buy limit that is touched at the low fills", limit(97), "buy", 0, 97],
    ["a buy limit above the open gets the better open", limit(103), "buy", 10, 100],
    ["a sell limit inside the bar gets its price", limit(103), "sell", 10, 103],
    ["a sell limit below the open gets the better open", limit(98), "sell", 0, 100],
    ["a buy stop inside the bar pays slippage above it", stop(102), "buy", 10, 102.102],
    ["a buy stop that the open gaps over fills at the open", stop(99), "buy", 10, 100.1],
    ["a sell stop inside the bar loses slippage below it", stop(98), "sell", 10, 97.902],
    ["a sell stop that the open gaps under fills at the open", stop(101), "sell", 0, 100],
  ])("%s", (_name, type, side, slippageBps, expected) => {
    expect(matchOrder({ type, side }, bar, { takerBps: slippageBps, makerBps: 0 })?.price).toBe(expected);
  });

  it.each<[string, OrderType, Side]>([
    ["a buy limit below the low", limit(96.99), "buy"],
    ["a sell limit above the high", limit(104.01), "sell"],
    ["a buy stop above the high", stop(104.01), "buy"],
    ["a sell stop below the low", stop(96.99), "sell"],
  ])("does not fill %s", (_name, type, side) => {
    expect(matchOrder({ type, side }, bar, { takerBps: 0, makerBps: 0 })).toBeUndefined();
  });
});
