import type { BarSeries } from "#shared/model/bar.ts";
import { barsPerYear } from "../calendar/bars-per-year.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { findTradedBars } from "../kernel/traded-bars.ts";

/** One symbol and all that does not change from trial to trial. */
export interface LeanMarket {
  readonly open: Float64Array;
  readonly close: Float64Array;
  /** The traded bars: from `start` to before `end`. */
  readonly start: number;
  readonly end: number;
  readonly periodsPerYear: number;
  readonly terms: LeanTerms;
  /** Written anew by every trial: the return of each traded bar but the first. */
  readonly returns: Float64Array;
}

/** Numbers of the run, under their names in the input and in the sizing policy. */
export interface LeanTerms {
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly fraction: number;
  readonly maximumPositionFraction: number;
  readonly maximumGrossFraction: number;
  readonly lotSize: number;
  readonly minimumNotional: number;
}

/** Everything that the lean loop knows how to honour; an input with anything else goes to the kernel. */
const KNOWN_INPUTS: ReadonlySet<string> = new Set<keyof BacktestInput>([
  "bars",
  "range",
  "strategy",
  "sizing",
  "regimes",
  "patterns",
  "initialCash",
  "feeBps",
  "slippageBps",
  "allowShort",
  "seed",
]);

/** Undefined where only the kernel gives the right answer; throws what it throws about the range. */
export function createLeanMarket(input: Omit<BacktestInput, "strategy">): LeanMarket | undefined {
  const [series] = input.bars;
  if (series === undefined || !isPlain(input)) return undefined;
  const { start, end } = findTradedBars(series, input.range);
  if (!areUsual(series, end)) return undefined;
  const { initialCash, feeBps, slippageBps, sizing } = input;
  const { fraction, maximumPositionFraction, maximumGrossFraction, lotSize, minimumNotional } = sizing;
  return {
    open: series.open,
    close: series.close,
    start,
    end,
    periodsPerYear: barsPerYear(series)(end - 1),
    terms: {
      initialCash,
      feeBps,
      slippageBps,
      fraction,
      maximumPositionFraction,
      maximumGrossFraction,
      lotSize,
      minimumNotional,
    },
    returns: new Float64Array(end - start - 1),
  };
}

function isPlain(input: Omit<BacktestInput, "strategy">): boolean {
  const { bars, regimes, patterns, sizing } = input;
  return (
    bars.length === 1 &&
    regimes.length === 0 &&
    patterns.length === 0 &&
    sizing.method === "fixed_fraction" &&
    sizing.fraction > 0 &&
    sizing.confidence >= sizing.minimumConfidence &&
    Object.entries(input).every(([name, value]) => KNOWN_INPUTS.has(name) || value === undefined)
  );
}

/** Prices that can be traded at and times that ascend: then an order fills at the bar after its decision. */
function areUsual({ tsOpenMs, open, close }: BarSeries, end: number): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < end; index += 1) {
    const time = tsOpenMs[index] ?? Number.NaN;
    if (!(time > before) || !isPrice(open[index]) || !isPrice(close[index])) return false;
    before = time;
  }
  return true;
}

function isPrice(value: number | undefined): boolean {
  return value !== undefined && value > 0 && value < Number.POSITIVE_INFINITY;
}
