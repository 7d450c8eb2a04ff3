import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import { TIMEFRAME_MS } from "#shared/model/time.ts";
import type { BacktestInput } from "./kernel-types.ts";

/** Throws a user error that names the first thing that cannot be traded. */
export function checkBacktestInput(input: BacktestInput): void {
  checkSeries(input);
  checkNumber("initialCash", input.initialCash, input.initialCash > 0, "positive");
  checkNumber("feeBps", input.feeBps, input.feeBps >= 0, "0 or more");
  checkNumber("slippageBps", input.slippageBps, input.slippageBps >= 0, "0 or more");
  checkExecution(input.execution ?? {});
  for (const finer of input.finerBars ?? []) checkFiner(finer, input.bars);
}

function checkExecution({ participationFraction, initialMargin, ...others }: ExecutionTerms): void {
  for (const [field, value] of Object.entries(others)) checkNumber(field, value, value >= 0, "0 or more");
  const fractions = Object.entries({ participationFraction, initialMargin });
  for (const [field, value] of fractions) {
    if (value !== undefined) checkNumber(field, value, value > 0 && value <= 1, "above 0 and at most 1");
  }
  const { maintenanceMargin = 0 } = others;
  checkNumber(
    "maintenanceMargin",
    maintenanceMargin,
    maintenanceMargin <= (initialMargin ?? 1),
    "at most what is needed to open",
  );
}

function checkFiner({ symbol, timeframe }: BarSeries, bars: readonly BarSeries[]): void {
  const outer = bars.find((series) => series.symbol === symbol);
  if (outer !== undefined && TIMEFRAME_MS[timeframe] < TIMEFRAME_MS[outer.timeframe]) return;
  throw userError({
    code: "backtest.not-finer",
    message: `finer bars must be shorter ones of a symbol of the run, was ${symbol} ${timeframe}`,
    field: "finerBars",
    value: `${symbol} ${timeframe}`,
    remedy: "load the same symbols with a shorter timeframe",
  });
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
