import { useEffect, useMemo, useState } from "react";
import { ArrowUpDown } from "lucide-react";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { formatCount, priceDecimals } from "#renderer/ui/format-number.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { toCandles, toChartTime, toLine, toTradeMarks } from "./series-data.ts";
import type { TradeMark } from "./series-data.ts";
import { TradeNote } from "./trade-note.tsx";
import { toTradeLines, tradeAt } from "./trade-lines.ts";
import type { TradeLine } from "./trade-lines.ts";
import { useChart } from "./use-chart.ts";

interface ResultChartProps {
  readonly bars: BarsView;
  readonly result: ResultView;
  /** A stretch of time to bring into view, in epoch milliseconds. */
  readonly focus: { readonly fromMs: number; readonly toMs: number } | undefined;
}

const NO_MARKS: readonly TradeMark[] = [];
const NO_TRADES: readonly TradeLine[] = [];
const DAY_MS = 86_400_000;

/** Price with entries and exits, equity and drawdown of a finished run. */
export function ResultChart({ bars, result, focus }: ResultChartProps) {
  const view = useChart();
  const { chart } = view;
  const [hasMarks, setHasMarks] = useState(true);
  const candles = useMemo(() => toCandles(bars), [bars]);
  const equity = useMemo(() => toLine(result.equity.tsOpenMs, result.equity.equity), [result]);
  const drawdown = useMemo(() => toLine(result.equity.tsOpenMs, result.equity.drawdown), [result]);
  const marks = useMemo(() => toTradeMarks(result.fills, bars.symbol), [result, bars.symbol]);
  const trades = useMemo(() => toTradeLines(result.trades, bars.symbol), [result, bars.symbol]);
  const trade = hasMarks ? tradeAt(result.trades, bars.symbol, view.reading?.time) : undefined;
  const decimals = priceDecimals(candles.at(-1)?.close ?? 1);

  useEffect(() => {
    chart?.show({
      candles,
      equity,
      drawdown,
      marks: hasMarks ? marks : NO_MARKS,
      trades: hasMarks ? trades : NO_TRADES,
      priceDecimals: decimals,
      isIntraday: !bars.timeframe.endsWith("d") && !bars.timeframe.endsWith("w"),
    });
  }, [chart, candles, equity, drawdown, marks, trades, hasMarks, decimals, bars.timeframe]);

  const [firstMs, lastMs] = [result.equity.tsOpenMs[0], result.equity.tsOpenMs.at(-1)];
  const traded = useMemo(
    () =>
      firstMs === undefined || lastMs === undefined
        ? undefined
        : { label: "Traded", from: toChartTime(firstMs), to: toChartTime(lastMs) },
    [firstMs, lastMs],
  );
  useEffect(() => {
    if (traded === undefined) chart?.showEverything();
    else chart?.showRange(traded.from, traded.to);
  }, [chart, traded]);

  useEffect(() => {
    if (focus === undefined || chart === undefined) return;
    const marginMs = Math.max(20 * DAY_MS, focus.toMs - focus.fromMs);
    chart.showRange(toChartTime(focus.fromMs - marginMs), toChartTime(focus.toMs + marginMs));
  }, [chart, focus]);

  return (
    <ChartFrame
      view={view}
      label={`Chart of ${bars.symbol}: ${candles.length} bars, ${marks.length} fills`}
      tools={
        <Button
          label="Entries and exits"
          look="quiet"
          icon={<ArrowUpDown size={13} aria-hidden="true" />}
          isPressed={hasMarks}
          onPress={() => setHasMarks(!hasMarks)}
        />
      }
      main={traded}
      symbol={bars.symbol}
      symbolNote={<span className="legend__name">{bars.timeframe.toUpperCase()}</span>}
      priceNote={trade === undefined ? null : <TradeNote trade={trade} decimals={decimals} />}
      isSynthetic={bars.isSynthetic}
      origin={bars.origin}
      candles={candles}
      decimals={decimals}
      equityTitle="Equity"
      equityNote={<ThinnedNote equity={result.equity} />}
      equity={equity}
      drawdown={drawdown}
    />
  );
}

function ThinnedNote({ equity }: { readonly equity: ResultView["equity"] }) {
  const { thinnedFrom, tsOpenMs } = equity;
  if (thinnedFrom === undefined) return null;
  const [shown, all] = [tsOpenMs.length, thinnedFrom].map(formatCount);
  return (
    <span
      className="legend__name"
      title="Every stretch keeps its highs and lows; all figures are of the whole curve."
    >
      drawn from {shown} of {all} points
    </span>
  );
}
