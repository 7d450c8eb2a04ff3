import { userError } from "#shared/errors/app-error.ts";
import type { BacktestInput } from "./kernel-types.ts";

/** Throws a user error that names the first thing that cannot be traded. */
export function checkBacktestInput(input: BacktestInput): void {
  checkSeries(input);
  checkNumber("initialCash", input.initialCash, input.initialCash > 0, "positive");
  checkNumber("feeBps", input.feeBps, input.feeBps >= 0, "0 or more");
  checkNumber("slippageBps", input.slippageBps, input.slippageBps >= 0, "0 or more");
}

function checkSeries({ bars }: BacktestInput): void {
  const symbols = bars.map((series) => series.symbol);
  const twice = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index);
  if (bars.length === 0 || twice !== undefined) {
    throw userError({
      code: "backtest.symbols-not-distinct",
      message: `bars must hold each symbol once, was ${symbols.join(", ")}`,
      field: "bars",
      value: twice ?? "",
      remedy: "give one series for each symbol",
    });
  }
  const timeframes = new Set(bars.map((series) => series.timeframe));
  if (timeframes.size === 1) return;
  throw userError({
    code: "backtest.mixed-timeframes",
    message: `bars of one run must share a timeframe, was ${[...timeframes].join(" and ")}`,
    field: "bars",
    value: [...timeframes].join(", "),
    remedy: "load all symbols with the same timeframe",
  });
}

function checkNumber(field: string, value: number, isRight: boolean, what: string): void {
  if (isRight && Number.isFinite(value)) return;
  throw userError({
    code: "backtest.bad-number",
    message: `${field} must be finite and ${what}, was ${value}`,
    field,
    value: String(value),
    remedy: `give a number that is ${what}`,
  });
}
