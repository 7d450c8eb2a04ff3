import { closest } from "#shared/errors/did-you-mean.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { breakout } from "./breakout.ts";
import { buyAndHold } from "./buy-and-hold.ts";
import { meanReversion } from "./mean-reversion.ts";
import { momentum } from "./momentum.ts";
import { findOwnStrategy, listOwnStrategies } from "./own-strategies.ts";
import { macdTrend } from "./macd-trend.ts";
import { pairs } from "./pairs.ts";
import { rsiReversal } from "./rsi-reversal.ts";
import { smaCross } from "./sma-cross.ts";
import type { ParameterSpec, Strategy } from "./strategy.ts";
import { trendFollowing } from "./trend-following.ts";
import { volatility } from "./volatility.ts";
import { withHigherBars } from "./with-higher-bars.ts";

/** All built-in strategies in the order of STRATEGY_IDS. */
export const STRATEGIES: readonly Strategy[] = [
  smaCross,
  momentum,
  meanReversion,
  volatility,
  breakout,
  trendFollowing,
  rsiReversal,
  macdTrend,
  pairs,
  buyAndHold,
];

/** A built-in one, or one of the person's own; throws `strategy.unknown` or `strategy.disabled`. */
export function findStrategy(id: string): Strategy {
  const found = STRATEGIES.find((strategy) => strategy.id === id) ?? findOwnStrategy(id);
  if (found !== undefined) return withHigherBars(found);
  const ids = [...STRATEGIES, ...listOwnStrategies()].map((strategy) => strategy.id);
  const guess = closest(id, ids);
  throw userError({
    code: "strategy.unknown",
    message: `strategy must be a known one, was ${id}`,
    field: "strategy",
    value: id,
    remedy: `${guess === undefined ? "" : `did you mean ${guess}? `}use one of ${ids.join(", ")}`,
  });
}

/**
 * The parameters of a run: what was given, defaults for the rest. Throws `strategy.unknown-parameter`,
 * `strategy.parameter-out-of-range` or `strategy.parameters-contradict`.
 */
export function resolveParameters(strategy: Strategy, given: StrategyParameters): StrategyParameters {
  const names = strategy.parameters.map((spec) => spec.name);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw unknownParameter(strategy, name, names);
  }
  const resolved = Object.fromEntries(
    strategy.parameters.map((spec) => [
      spec.name,
      checkRange(strategy, spec, given[spec.name] ?? spec.default),
    ]),
  );
  const problem = strategy.constraint(resolved);
  if (problem === undefined) return resolved;
  throw userError({
    code: "strategy.parameters-contradict",
    message: `parameters of ${strategy.id}: ${problem}`,
    field: "parameters",
    value: JSON.stringify(resolved),
    remedy: "change one of the parameters named",
  });
}

function checkRange(strategy: Strategy, spec: ParameterSpec, value: number): number {
  const isWhole = spec.unit !== "bars" || Number.isInteger(value);
  if (isWhole && value >= spec.minimum && value <= spec.maximum) return value;
  const kind = spec.unit === "bars" ? "a whole number" : "a number";
  throw userError({
    code: "strategy.parameter-out-of-range",
    message: `${spec.name} of ${strategy.id} must be ${kind} from ${spec.minimum} to ${spec.maximum}, was ${value}`,
    field: spec.name,
    value: String(value),
    remedy: `the default is ${spec.default}`,
  });
}

function unknownParameter(strategy: Strategy, name: string, names: readonly string[]): AppError {
  const guess = closest(name, names);
  const known = names.length === 0 ? `${strategy.id} has no parameters` : `use one of ${names.join(", ")}`;
  return userError({
    code: "strategy.unknown-parameter",
    message: `${strategy.id} has no parameter ${name}`,
    field: name,
    value: name,
    remedy: `${guess === undefined ? "" : `did you mean ${guess}? `}${known}`,
  });
}
