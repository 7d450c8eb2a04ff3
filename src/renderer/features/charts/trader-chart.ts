import { AreaSeries, BaselineSeries, CandlestickSeries, createSeriesMarkers } from "lightweight-charts";
import type { IChartApi, ISeriesApi, SeriesMarker, SeriesType, Time } from "lightweight-charts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { createChartCore } from "./chart-core.ts";
import type { ChartColors } from "./chart-theme.ts";
import { fitPrices, PRICE_MARGINS } from "./fit-prices.ts";
import { planUpdate } from "./plan-update.ts";
import { createPaneDrawing } from "./price/pane-drawing.ts";
import type { Candle, LinePoint, TradeMark } from "./series-data.ts";
import { createTimeView } from "./time-view.ts";
import type { TimeRange } from "./time-view.ts";
import type { TradeLine } from "./trade-lines.ts";
import { addVolume, toVolume } from "./volume-series.ts";

/** What stands under the crosshair; undefined where a series has no point. */
export interface Reading {
  readonly time: number | undefined;
  readonly candle: Candle | undefined;
  readonly equity: number | undefined;
  readonly drawdown: number | undefined;
}

export interface ChartContent {
  readonly candles: readonly Candle[];
  readonly equity: readonly LinePoint[];
  readonly drawdown: readonly LinePoint[];
  readonly marks: readonly TradeMark[];
  readonly trades?: readonly TradeLine[];
  readonly priceDecimals: number;
  /** Bars shorter than a day show their time. */
  readonly isIntraday: boolean;
}

/** The imperative chart: price with volume, equity and drawdown as panes of one time axis and one crosshair. */
export interface TraderChart {
  show(content: ChartContent): void;
  showEverything(): void;
  /** Brings a stretch of time into view, in UTC seconds. */
  showRange(from: number, to: number): void;
  onRead(listener: (reading: Reading | undefined) => void): void;
  /** Hears which stretch of time is in view whenever that changes. */
  onRange(listener: (range: TimeRange | undefined) => void): void;
  /** Hears the elements that legends may be put in, in the order of `PANES`. */
  onPanes(listener: (panes: readonly Element[]) => void): void;
  dispose(): void;
}

export const PANES = { price: 0, equity: 1, drawdown: 2 } as const;

const EMPTY: ChartContent = {
  candles: [],
  equity: [],
  drawdown: [],
  marks: [],
  priceDecimals: 2,
  isIntraday: false,
};

/** The scale leaves room above zero for the legend; no drawdown lies there. */
const drawdownLabel = (value: number): string =>
  value > 0 ? "" : formatNumber(value, "percent", { decimals: 1 }).text;
const money = (value: number): string => formatNumber(value, "money", { decimals: 0 }).text;

function addSeries(chart: IChartApi, colors: ChartColors) {
  const quiet = { priceLineVisible: false } as const;
  const { up, down, accent } = colors;
  const candleColors = { upColor: up, downColor: down, wickUpColor: up, wickDownColor: down };
  return {
    candles: chart.addSeries(
      CandlestickSeries,
      { ...quiet, ...candleColors, borderVisible: false, autoscaleInfoProvider: fitPrices() },
      PANES.price,
    ),
    volume: addVolume(chart),
    equity: chart.addSeries(
      AreaSeries,
      {
        ...quiet,
        lineWidth: 2,
        lineColor: accent,
        topColor: colors.accentFaint,
        bottomColor: colors.clear,
      },
      PANES.equity,
    ),
    drawdown: chart.addSeries(
      BaselineSeries,
      {
        ...quiet,
        lineWidth: 1,
        baseValue: { type: "price", price: 0 },
        topLineColor: down,
        topFillColor1: colors.clear,
        topFillColor2: colors.clear,
        bottomLineColor: down,
        bottomFillColor1: colors.clear,
        bottomFillColor2: colors.downFaint,
      },
      PANES.drawdown,
    ),
  };
}

function toMarker(mark: TradeMark, colors: ChartColors): SeriesMarker<Time> {
  const isBuy = mark.side === "buy";
  return {
    time: mark.time,
    position: isBuy ? "belowBar" : "aboveBar",
    shape: isBuy ? "arrowUp" : "arrowDown",
    color: isBuy ? colors.up : colors.down,
    size: 0.7,
  };
}

function put<Type extends SeriesType, Point extends { readonly time: number }>(
  series: ISeriesApi<Type>,
  shown: readonly Point[],
  next: readonly Point[],
  convert: (point: Point) => Parameters<ISeriesApi<Type>["update"]>[0],
): void {
  const plan = planUpdate(shown, next);
  if (plan.kind === "append") for (const point of plan.points) series.update(convert(point));
  if (plan.kind === "replace") series.setData(plan.points.map(convert));
}

export function createTraderChart(container: HTMLElement): TraderChart {
  const core = createChartCore(container);
  const { chart, colors } = core;
  let shown = EMPTY;
  const series = addSeries(chart, colors);
  core.writeAxis(series.equity, money, 1);
  core.writeAxis(series.drawdown, drawdownLabel, 0.001);
  const markers = createSeriesMarkers(series.candles, [], { autoScale: false });
  const trades = createPaneDrawing((context) => {
    for (const trade of shown.trades ?? []) drawTrade(context, trade);
  }, "top");
  chart.panes()[PANES.price]?.attachPrimitive(trades.primitive);
  chart.priceScale("right", PANES.price).applyOptions({ scaleMargins: PRICE_MARGINS });
  chart.priceScale("right", PANES.equity).applyOptions({ scaleMargins: { top: 0.32, bottom: 0.08 } });
  chart.priceScale("right", PANES.drawdown).applyOptions({ scaleMargins: { top: 0.38, bottom: 0.06 } });
  core.stretchPanes([58, 23, 19]);

  const timeView = createTimeView(chart.timeScale());

  function show(content: ChartContent): void {
    const isScaleKnown =
      content.priceDecimals === shown.priceDecimals && content.isIntraday === shown.isIntraday;
    if (!isScaleKnown || shown === EMPTY) applyScale(content);
    put(series.candles, shown.candles, content.candles, ({ volume: _volume, ...candle }) => candle);
    put(series.volume, shown.candles, content.candles, (candle) => toVolume(candle, colors));
    put(series.equity, shown.equity, content.equity, (point) => ({ ...point }));
    put(series.drawdown, shown.drawdown, content.drawdown, (point) => ({ ...point }));
    if (content.marks !== shown.marks)
      markers.setMarkers(content.marks.map((mark) => toMarker(mark, colors)));
    shown = content;
    trades.redraw();
  }

  /** A gain is a solid line and a loss a dashed one, so that nobody needs the colours. */
  function drawTrade(context: CanvasRenderingContext2D, trade: TradeLine): void {
    const [left, right] = [trade.fromTime, trade.toTime].map((time) =>
      chart.timeScale().timeToCoordinate(time),
    );
    const [top, bottom] = [trade.entryPrice, trade.exitPrice].map((price) =>
      series.candles.priceToCoordinate(price),
    );
    if (typeof left !== "number" || typeof right !== "number") return;
    if (typeof top !== "number" || typeof bottom !== "number") return;
    context.strokeStyle = trade.isGain ? colors.up : colors.down;
    context.lineWidth = 1.5;
    context.setLineDash(trade.isGain ? [] : [4, 3]);
    context.beginPath();
    context.moveTo(left, top);
    context.lineTo(right, bottom);
    context.stroke();
  }

  function applyScale({ priceDecimals, isIntraday }: ChartContent): void {
    const formatter = (price: number): string =>
      formatNumber(price, "price", { decimals: priceDecimals }).text;
    core.writeAxis(series.candles, formatter, 10 ** -priceDecimals);
    core.showTimes(isIntraday);
  }

  function onRead(listener: (reading: Reading | undefined) => void): void {
    core.onCrosshair((at) => {
      if (at?.time === undefined) {
        listener(undefined);
        return;
      }
      const { time, seriesData } = at;
      const seconds = Number(time);
      const value = (data: unknown): number | undefined => (data as LinePoint | undefined)?.value;
      listener({
        time: seconds,
        candle: shown.candles[findIndex(shown.candles, seconds)],
        equity: value(seriesData.get(series.equity)),
        drawdown: value(seriesData.get(series.drawdown)),
      });
    });
  }

  return {
    show,
    showEverything: timeView.showEverything,
    showRange: timeView.showRange,
    onRead,
    onRange: (listener) =>
      chart
        .timeScale()
        .subscribeVisibleTimeRangeChange((range) =>
          listener(range === null ? undefined : { from: Number(range.from), to: Number(range.to) }),
        ),
    onPanes: (listener) => core.whenLaidOut(Object.keys(PANES).length, listener),
    dispose: core.dispose,
  };
}

/** Binary search for the candle of that second; -1 when there is none. */
function findIndex(candles: readonly Candle[], time: number): number {
  let low = 0;
  let high = candles.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = candles[middle]?.time ?? 0;
    if (found === time) return middle;
    if (found < time) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
