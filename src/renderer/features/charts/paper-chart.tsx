import { useEffect, useMemo, useRef } from "react";
import { FlaskConical, Repeat } from "lucide-react";
import type { Bar } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { ChartCredit } from "./chart-credit.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { CandleLegend, ChartCaption, PaneLegend } from "./chart-legend.tsx";
import { RangeButtons } from "./range-buttons.tsx";
import type { TimeStretch } from "./range-buttons.tsx";
import { toCandle, toChartTime, toDrawdown, toTradeMarks } from "./series-data.ts";
import type { Candle } from "./series-data.ts";
import { PANES } from "./trader-chart.ts";
import { useChart } from "./use-chart.ts";

interface PaperChartProps {
  readonly symbol: string;
  readonly bars: readonly Bar[];
  readonly fills: readonly Fill[];
  readonly equity: readonly { readonly tsMs: number; readonly equity: number }[];
  readonly isSynthetic: boolean;
  /** What is replayed, in words. */
  readonly origin: string;
  /** The session's first bar; what stands before it is history. */
  readonly tsFirstMs: number | undefined;
}

const DAY_MS = 86_400_000;
/** Bars of history that a session opens with. */
const BARS_BEFORE = 60;

/** Price and account of a paper session as they come in, with the history before it. */
export function PaperChart(props: PaperChartProps) {
  const { symbol, bars, fills, equity, isSynthetic, origin, tsFirstMs } = props;
  const { container, chart, panes, reading, range } = useChart();
  const candles = useMemo(() => bars.map(toCandle), [bars]);
  const line = useMemo(
    () => equity.map((point) => ({ time: toChartTime(point.tsMs), value: point.equity })),
    [equity],
  );
  const drawdown = useMemo(() => toDrawdown(line), [line]);
  const marks = useMemo(() => toTradeMarks(fills, symbol), [fills, symbol]);
  const decimals = priceDecimals(candles.at(-1)?.close ?? 1);
  const stepMs = bars.length < 2 ? DAY_MS : (bars[1]?.tsOpenMs ?? 0) - (bars[0]?.tsOpenMs ?? 0);

  useEffect(() => {
    const isIntraday = stepMs < DAY_MS;
    chart?.show({ candles, equity: line, drawdown, marks, priceDecimals: decimals, isIntraday });
  }, [chart, candles, line, drawdown, marks, decimals, stepMs]);

  const session = useMemo(() => sessionStretch(candles, tsFirstMs), [candles, tsFirstMs]);
  const opening = useRef<number>(undefined);
  useEffect(() => {
    if (chart === undefined || session === undefined || opening.current === session.from) return;
    opening.current = session.from;
    chart.showRange(session.from, session.to);
  }, [chart, session]);

  const candle = reading?.candle ?? candles.at(-1);
  const previousClose = candle === undefined ? undefined : candles[candles.indexOf(candle) - 1]?.close;
  return (
    <figure
      className="chart"
      aria-label={`Chart of the replay of ${symbol}: ${candles.length} bars, ${marks.length} fills`}
    >
      <div className="chart__tools">
        <span className="chart__replay" title={origin}>
          <Repeat size={12} aria-hidden="true" />
          <strong>Replay</strong>
          <span className="chart__origin">{origin}</span>
        </span>
        <div className="chart__right">
          <RangeButtons chart={chart} from={candles[0]?.time} to={candles.at(-1)?.time} main={session} />
          <ChartCredit />
        </div>
      </div>
      <div className="chart__canvas" ref={container} />
      <PaneLegend pane={panes[PANES.price]}>
        <strong className="legend__symbol">{symbol}</strong>
        {isSynthetic ? (
          <Badge tone="synthetic" icon={<FlaskConical size={11} aria-hidden="true" />}>
            SYNTHETIC
          </Badge>
        ) : null}
        <CandleLegend candle={candle} previousClose={previousClose} decimals={decimals} />
      </PaneLegend>
      <PaneLegend pane={panes[PANES.equity]}>
        <span className="legend__title">Account</span>
        <FigureText value={reading?.equity ?? line.at(-1)?.value} kind="money" />
        <AccountSince tsMs={equity[0]?.tsMs} />
      </PaneLegend>
      <PaneLegend pane={panes[PANES.drawdown]}>
        <span className="legend__title">Drawdown</span>
        <FigureText value={reading?.drawdown ?? drawdown.at(-1)?.value} kind="percent" />
      </PaneLegend>
      <ChartCaption range={range} />
    </figure>
  );
}

function AccountSince({ tsMs }: { readonly tsMs: number | undefined }) {
  if (tsMs === undefined) return null;
  return <span className="legend__name">since {formatBarTime(tsMs)}</span>;
}

/** The whole session with a little of its history; undefined before its first bar. */
function sessionStretch(candles: readonly Candle[], tsFirstMs: number | undefined): TimeStretch | undefined {
  if (tsFirstMs === undefined) return undefined;
  const first = candles.findIndex(({ time }) => time >= toChartTime(tsFirstMs));
  const [from, to] = [candles[Math.max(0, first - BARS_BEFORE)], candles.at(-1)];
  return from === undefined || to === undefined
    ? undefined
    : { label: "Session", from: from.time, to: to.time };
}
