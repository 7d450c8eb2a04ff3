import type { Hasher } from "#engine/base/hasher.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { barsPerYear } from "#engine/calc/calendar/bars-per-year.ts";
import { orderListHash } from "#engine/calc/kernel/order-list-hash.ts";
import { computeStatistics } from "#engine/calc/metrics/compute-statistics.ts";
import { sessionWarnings } from "./session-warnings.ts";
import type { SessionTape } from "./session-tape.ts";

/** A session as a backtest of the bars that it was given would tell of itself, so that both are measured alike. */
export interface MeasuredSession {
  readonly bars: readonly BarSeries[];
  readonly result: BacktestResult;
}

/** Undefined before the first bar. `seed` is what the intervals are drawn with. */
export function measureSession(tape: SessionTape, seed: number, hash: Hasher): MeasuredSession | undefined {
  const { opened, curve } = tape;
  const [tsFirstMs, tsLastMs] = [curve.tsOpenMs[0], curve.tsOpenMs.at(-1)];
  if (opened === undefined || tsFirstMs === undefined || tsLastMs === undefined) return undefined;
  const bars = seriesOf(tape, hash);
  const first = bars[0];
  const facts = {
    range: {
      from: formatIsoDate(epochMs(tsFirstMs)),
      to: formatIsoDate(epochMs(tsLastMs)),
      isAsked: false,
    },
    initialCash: opened.initialCash,
    fills: tape.fills,
    trades: tape.trades,
    equity: curve,
  };
  return {
    bars,
    result: {
      ...facts,
      symbols: bars.map(({ symbol }) => symbol),
      strategy: { id: opened.strategy ?? "none", parameters: opened.terms?.parameters ?? {} },
      feeBps: opened.terms?.feeBps ?? Number.NaN,
      slippageBps: opened.terms?.slippageBps ?? Number.NaN,
      ...(opened.terms?.execution === undefined
        ? {}
        : { execution: opened.terms.execution, chargesPaid: tape.chargesPaid }),
      seed,
      rejected: tape.rejected,
      orders: tape.orders,
      openPositions: tape.account.positions.map(({ symbol, quantity, averagePrice, lastPrice }) => ({
        symbol,
        quantity,
        averagePrice,
        lastPrice,
      })),
      statistics: computeStatistics({
        startEquity: opened.initialCash,
        curve,
        fills: tape.fills,
        trades: tape.trades,
        periodsPerYear: Math.max(...bars.map((series) => barsPerYear(series)(series.tsOpenMs.length - 1))),
        benchmarkReturn: (first?.close.at(-1) ?? Number.NaN) / (first?.close[0] ?? Number.NaN) - 1,
      }),
      warnings: sessionWarnings(tape),
      barsTraded: bars.reduce((sum, series) => sum + series.tsOpenMs.length, 0),
      dataHash: hash(...bars.map((series) => series.dataHash)),
      orderListHash: orderListHash(tape.fills, hash),
      contributions: [],
    },
  };
}

/** In the order in which the session names its symbols; one that had no bar is left out. */
function seriesOf({ opened, bySymbol }: SessionTape, hash: Hasher): readonly BarSeries[] {
  const symbols = [...new Set([...(opened?.symbols ?? []), ...bySymbol.keys()])];
  return symbols.flatMap((symbol) => {
    const delivered = bySymbol.get(symbol);
    if (delivered === undefined) return [];
    const provenance = {
      provider: "session",
      isSynthetic: opened?.isSynthetic ?? false,
      origin: opened?.feed ?? "not recorded",
      caveats: [],
    };
    const { timeframe, bars } = delivered;
    return [makeBarSeries({ symbol, timeframe, columns: columnsFromBars(bars), provenance }, hash)];
  });
}
