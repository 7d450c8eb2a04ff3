import { useEffect, useMemo, useRef } from "react";
import { Repeat } from "lucide-react";
import type { Bar } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { ChartFrame } from "./chart-frame.tsx";
import type { TimeStretch } from "./range-buttons.tsx";
import { toCandle, toChartTime, toDrawdown, toTradeMarks } from "./series-data.ts";
import type { Candle } from "./series-data.ts";
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
  const view = useChart();
  const { chart } = view;
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

  return (
    <ChartFrame
      view={view}
      label={`Chart of the replay of ${symbol}: ${candles.length} bars, ${marks.length} fills`}
      tools={
        <span className="chart__replay" title={origin}>
          <Repeat size={12} aria-hidden="true" />
          <strong>Replay</strong>
          <span className="chart__origin">{origin}</span>
        </span>
      }
      main={session}
      symbol={symbol}
      isSynthetic={isSynthetic}
      origin={origin}
      candles={candles}
      decimals={decimals}
      equityTitle="Account"
      equityNote={<AccountSince tsMs={equity[0]?.tsMs} />}
      equity={line}
      drawdown={drawdown}
    />
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
