import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { Trade } from "#shared/model/position.ts";
import { formatPrice, priceDecimals } from "../figures/format-figure.ts";
import type { Strategy } from "../strategies/strategy.ts";
import type { BacktestInput } from "./kernel-types.ts";
import type { TradedBars } from "./traded-bars.ts";

/** Fewer closed trades than this say little about a strategy. */
const TRADES_THAT_SAY_SOMETHING = 30;

interface RunFacts {
  readonly strategy: Strategy;
  readonly lanes: readonly TradedBars[];
  readonly trades: readonly Trade[];
  readonly openPositions: BacktestResult["openPositions"];
  /** False when the account was ever at 0 or below. */
  readonly isSolvent: boolean;
}

/** What a reader must know before believing the figures. */
export function backtestWarnings(input: BacktestInput, run: RunFacts): readonly string[] {
  return [
    ...dataWarnings(input),
    ...warmUpWarning(input, run),
    ...sampleWarning(run),
    ...costWarning(input),
    ...pathWarning(input),
    ...run.openPositions.map(
      ({ symbol, quantity, lastPrice }) =>
        `${quantity} ${symbol} are still open at the end, valued at the last close ${formatPrice(lastPrice, priceDecimals(lastPrice))}; they are not among the trades.`,
    ),
    ...ruinWarning(run),
  ];
}

function dataWarnings({ bars }: BacktestInput): readonly string[] {
  return bars.flatMap(({ symbol, provenance }) => [
    ...(provenance.isSynthetic ? [`${symbol} is SYNTHETIC: its prices were generated.`] : []),
    ...provenance.caveats.map((caveat) => `${symbol}: ${caveat}`),
  ]);
}

function warmUpWarning(input: BacktestInput, { strategy, lanes }: RunFacts): readonly string[] {
  const needed = strategy.warmUpBars(input.strategy.parameters);
  return input.bars.flatMap(({ symbol }, index) => {
    const history = lanes[index]?.start ?? 0;
    if (history >= needed) return [];
    return [
      `${symbol} has ${history} bars before the range and ${strategy.id} needs ${needed}: its first bars only warm up.`,
    ];
  });
}

function sampleWarning({ trades }: RunFacts): readonly string[] {
  if (trades.length >= TRADES_THAT_SAY_SOMETHING) return [];
  return [
    `Only ${trades.length} closed trades: fewer than ${TRADES_THAT_SAY_SOMETHING} say little about a strategy.`,
  ];
}

/** Costs of the real world that the run did without, each named. */
function costWarning({ feeBps, slippageBps, allowShort, execution = {} }: BacktestInput): readonly string[] {
  const { feePerShare = 0, minimumFee = 0, halfSpreadBps = 0, borrowRate = 0, initialMargin } = execution;
  const { latencyBars = 0, latencyMs = 0, participationFraction } = execution;
  const leftOut = [
    ...(halfSpreadBps === 0 ? ["spread"] : []),
    ...(latencyBars === 0 && latencyMs === 0 ? ["latency"] : []),
    ...(participationFraction === undefined ? ["volume (orders fill whole)"] : []),
    "interest on cash",
  ];
  return [
    ...(feeBps === 0 && feePerShare === 0 && minimumFee === 0 ? ["Fees are 0."] : []),
    ...(slippageBps === 0 ? ["Slippage is 0."] : []),
    ...(allowShort && borrowRate === 0 ? ["The cost of borrowing for short sales is left out."] : []),
    ...(allowShort && initialMargin === undefined
      ? ["No margin is set: short sales stand on own money in full, and nothing calls it in when they lose."]
      : []),
    ...(initialMargin === undefined ? [] : ["Interest on borrowed money is left out."]),
    `Costs left out: ${leftOut.join(", ")}.`,
  ];
}

/** Shorter bars that are not there for a symbol leave the path inside its bars to the rules. */
function pathWarning({ bars, finerBars }: BacktestInput): readonly string[] {
  if (finerBars === undefined) return [];
  return bars
    .filter(({ symbol }) => !finerBars.some((finer) => finer.symbol === symbol))
    .map(({ symbol }) => `${symbol} has no shorter bars: the path inside its bars is assumed.`);
}

function ruinWarning({ isSolvent }: RunFacts): readonly string[] {
  if (isSolvent) return [];
  return ["The account fell to 0 or below; a broker would have closed the positions before."];
}
