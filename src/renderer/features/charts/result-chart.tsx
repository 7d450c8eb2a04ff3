import { useEffect, useMemo, useState } from "react";
import { ArrowUpDown, FlaskConical } from "lucide-react";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { ChartCredit } from "./chart-credit.tsx";
import { CandleLegend, ChartCaption, PaneLegend } from "./chart-legend.tsx";
import { RangeButtons } from "./range-buttons.tsx";
import { toCandles, toChartTime, toLine, toTradeMarks } from "./series-data.ts";
import type { TradeMark } from "./series-data.ts";
import { PANES } from "./trader-chart.ts";
import { useChart } from "./use-chart.ts";

interface ResultChartProps {
  readonly bars: BarsView;
  readonly result: ResultView;
  /** A stretch of time to bring into view, in epoch milliseconds. */
  readonly focus: { readonly fromMs: number; readonly toMs: number } | undefined;
}

const NO_MARKS: readonly TradeMark[] = [];
const DAY_MS = 86_400_000;

/** Price with entries and exits, equity and drawdown of a finished run. */
export function ResultChart({ bars, result, focus }: ResultChartProps) {
  const { container, chart, panes, reading, range } = useChart();
  const [hasMarks, setHasMarks] = useState(true);
  const candles = useMemo(() => toCandles(bars), [bars]);
  const equity = useMemo(() => toLine(result.equity.tsOpenMs, result.equity.equity), [result]);
  const drawdown = useMemo(() => toLine(result.equity.tsOpenMs, result.equity.drawdown), [result]);
  const marks = useMemo(() => toTradeMarks(result.fills, bars.symbol), [result, bars.symbol]);
  const decimals = priceDecimals(candles.at(-1)?.close ?? 1);
  const [from, to] = [candles[0]?.time, candles.at(-1)?.time];

  useEffect(() => {
    chart?.show({
      candles,
      equity,
      drawdown,
      marks: hasMarks ? marks : NO_MARKS,
      priceDecimals: decimals,
      isIntraday: !bars.timeframe.endsWith("d") && !bars.timeframe.endsWith("w"),
    });
  }, [chart, candles, equity, drawdown, marks, hasMarks, decimals, bars.timeframe]);

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

  const candle = reading?.candle ?? candles.at(-1);
  const previousClose = candle === undefined ? undefined : candles[candles.indexOf(candle) - 1]?.close;
  return (
    <figure
      className="chart"
      aria-label={`Chart of ${bars.symbol}: ${candles.length} bars, ${marks.length} fills`}
    >
      <div className="chart__tools">
        <Button
          label="Entries and exits"
          look="quiet"
          icon={<ArrowUpDown size={13} aria-hidden="true" />}
          isPressed={hasMarks}
          onPress={() => setHasMarks(!hasMarks)}
        />
        <div className="chart__right">
          <RangeButtons chart={chart} from={from} to={to} main={traded} />
          <ChartCredit />
        </div>
      </div>
      <div className="chart__canvas" ref={container} />
      <PaneLegend pane={panes[PANES.price]}>
        <strong className="legend__symbol">{bars.symbol}</strong>
        <span className="legend__name">{bars.timeframe.toUpperCase()}</span>
        {bars.isSynthetic ? (
          <Badge tone="synthetic" icon={<FlaskConical size={11} aria-hidden="true" />} hint={bars.origin}>
            SYNTHETIC
          </Badge>
        ) : null}
        <CandleLegend candle={candle} previousClose={previousClose} decimals={decimals} />
      </PaneLegend>
      <PaneLegend pane={panes[PANES.equity]}>
        <span className="legend__title">Equity</span>
        <FigureText value={reading?.equity ?? equity.at(-1)?.value} kind="money" />
      </PaneLegend>
      <PaneLegend pane={panes[PANES.drawdown]}>
        <span className="legend__title">Drawdown</span>
        <FigureText value={reading?.drawdown ?? drawdown.at(-1)?.value} kind="percent" />
      </PaneLegend>
      <ChartCaption range={range} />
    </figure>
  );
}
