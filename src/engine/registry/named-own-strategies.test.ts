import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MethodManifest } from "#engine/base/define-slice.ts";
import { addOwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import { backtestManifest } from "#engine/slices/backtest/manifest.ts";
import { mlStrategyManifest } from "#engine/slices/ml_strategy/manifest.ts";
import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import { paperTradeManifest } from "#engine/slices/paper_trade/manifest.ts";
import { namedOwnStrategies } from "./named-own-strategies.ts";

const cleanups: (() => void)[] = [];

beforeEach(() => {
  for (const id of ["mine", "yours"]) {
    const strategy = { ...findStrategy("momentum"), id };
    cleanups.push(addOwnStrategy({ kind: "usable", strategy }));
  }
  const broken = { kind: "disabled" as const, reason: "it is broken", remedy: "correct it" };
  cleanups.push(addOwnStrategy({ ...broken, id: "broken" }), addOwnStrategy({ ...broken, id: "momentum" }));
});

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const { predict_best: predictBest, signals } = mlStrategyManifest.methods;
const { execute, compare } = backtestManifest.methods;
const { run, evaluate } = optimizeManifest.methods;

describe("namedOwnStrategies", () => {
  it.each<[string, MethodManifest, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["predict_best", predictBest, { strategy: "mine" }, ["mine"]],
    ["predict_best that ranks", predictBest, {}, []],
    ["signals", signals, { strategy: "mine" }, ["mine"]],
    ["signals of a built-in one", signals, { strategy: "momentum" }, []],
    ["execute", execute, { strategyChoice: { id: "mine" } }, ["mine"]],
    ["execute of nothing", execute, { strategyChoice: undefined }, []],
    ["compare", compare, { strategies: ["yours", "momentum", "mine", "yours"] }, ["mine", "yours"]],
    ["compare of all", compare, {}, []],
    ["grid search", run, { strategy: "mine" }, ["mine"]],
    ["evaluate", evaluate, { strategy: "mine" }, ["mine"]],
    ["start, which runs nothing", paperTradeManifest.methods.start, { strategy: "mine" }, []],
  ])("finds those of %s", (_, method, input, expected) => {
    expect(namedOwnStrategies(method, input)).toEqual(expected);
  });

  it.each([
    ["broken", "strategy.disabled"],
    ["mien", "strategy.unknown"],
  ])("refuses %s with %s", (strategy, code) => {
    expect(() => namedOwnStrategies(signals, { strategy })).toThrow(expect.objectContaining({ code }));
  });
});
