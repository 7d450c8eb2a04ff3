import { createChart, createSeriesMarkers, PriceScaleMode } from "lightweight-charts";
import type {
  IChartApi,
  ISeriesMarkersPluginApi,
  MouseEventParams,
  SeriesMarker,
  Time,
} from "lightweight-charts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { ChartSetup } from "#shared/model/chart-setup.ts";
import type { Drawing } from "#shared/model/drawing.ts";
import { formatNumber, priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { chartOptions, readChartColors } from "../chart-theme.ts";
import { toChartTime } from "../series-data.ts";
import { drawHandles, drawShapes } from "./draw-shapes.ts";
import { distanceTo, toShapes } from "./drawing-shapes.ts";
import type { PlacedPoint } from "./drawing-shapes.ts";
import type { Overlays } from "./load-points.ts";
import { createPaneDrawing } from "./pane-drawing.ts";
import { toBar, toLogical } from "./plan-stretch.ts";
import type { BarView } from "./plan-stretch.ts";
import { REGIME_LOOKS, toSpells } from "./regime-spells.ts";
import { createSeriesSet, MAXIMUM_APPENDED } from "./series-set.ts";
import { wantedSeries } from "./wanted-series.ts";

export interface PriceContent {
  readonly bars: ChartBars;
  /** Points that may be seen: in a replay those up to its cursor. */
  readonly shownPoints: number;
  readonly overlays: Overlays;
  readonly setup: ChartSetup;
  readonly drawings: readonly Drawing[];
  /** Where the times of the drawings lie among the bars. */
  readonly places: ReadonlyMap<number, number>;
  readonly selected: string | undefined;
}

/** A place on the price's pane. */
export interface PricePlace {
  /** Index among the bars. */
  readonly bar: number;
  readonly price: number;
  /** The drawing that lies there. */
  readonly drawing: string | undefined;
}

/** The imperative chart of a stored series; the only part of the feature that knows the charting library's objects. */
export interface PriceChart {
  show(content: PriceContent): void;
  /** Brings a stretch of bars into view, as soon as it is held. */
  showView(view: BarView): void;
  view(): BarView | undefined;
  onView(listener: (view: BarView) => void): void;
  /** Hears the point under the crosshair. */
  onRead(listener: (point: number | undefined) => void): void;
  onPress(listener: (place: PricePlace) => void): void;
  onHover(listener: (place: PricePlace | undefined) => void): void;
  /** Hears the elements that legends may be put in, by the name of their pane. */
  onPanes(listener: (panes: ReadonlyMap<string, Element>) => void): void;
  /** The prices at the top and the bottom of the price's pane. */
  priceRange(): readonly [top: number, bottom: number] | undefined;
  screenshot(): HTMLCanvasElement;
  dispose(): void;
}

const OPENING_BARS = 180;
const BARS_AFTER = 6;
const FEWEST_POINTS = 20;
const MOST_POINTS = 10_000;
const REACH_PX = 6;
const RIBBON_PX = 9;
/** How much taller the price is than a pane of an indicator. */
const PRICE_STRETCH = 3;
const MODES = {
  linear: PriceScaleMode.Normal,
  log: PriceScaleMode.Logarithmic,
  percent: PriceScaleMode.Percentage,
} as const;

export function createPriceChart(container: HTMLElement): PriceChart {
  const colors = readChartColors(container);
  const options = chartOptions(colors);
  const chart: IChartApi = createChart(container, { ...options, autoSize: true });
  const series = createSeriesSet(chart, colors);
  let content: PriceContent | undefined;
  let marks: ISeriesMarkersPluginApi<Time> | undefined;
  let markedSeries: unknown;
  let pending: BarView | undefined;
  let isHeld = false;
  let frame = 0;
  let hearView: (view: BarView) => void = () => undefined;
  let hearPanes: (panes: ReadonlyMap<string, Element>) => void = () => undefined;

  const drawn = createPaneDrawing((context, size) => {
    if (content === undefined) return;
    const decimals = priceDecimals(content.bars.close.at(-1) ?? 1);
    for (const { id, kind, points } of content.drawings) {
      const placed = points.map(place).filter((point) => point !== undefined);
      const isSelected = id === content.selected;
      drawShapes(context, toShapes(kind, placed, size, decimals), colors, isSelected);
      if (isSelected) drawHandles(context, placed, colors);
    }
  }, "top");
  const ribbon = createPaneDrawing((context, { width, height }) => {
    if (content === undefined || !content.setup.hasRegimes) return;
    const spells = toSpells(content.overlays.regimes.slice(0, content.shownPoints));
    const halfBar = halfSpacing();
    for (const { regime, first, last } of spells) {
      const [left, right] = [xOf(first) - halfBar, xOf(last) + halfBar];
      if (right < 0 || left > width) continue;
      const look = REGIME_LOOKS[regime];
      context.fillStyle = colors[look.tone];
      const tall = RIBBON_PX * look.height;
      context.fillRect(left, height - tall, right - left, tall);
    }
  }, "bottom");
  chart.panes()[0]?.attachPrimitive(drawn.primitive);
  chart.panes()[0]?.attachPrimitive(ribbon.primitive);

  /** The library places whole points only; what lies between them is placed between them. */
  function xOf(logical: number): number {
    const low = Math.floor(logical);
    const at = (point: number): number =>
      chart
        .timeScale()
        .logicalToCoordinate(
          point as Parameters<ReturnType<IChartApi["timeScale"]>["logicalToCoordinate"]>[0],
        ) ?? Number.NaN;
    const left = at(low);
    return logical === low ? left : left + (logical - low) * (at(low + 1) - left);
  }

  function halfSpacing(): number {
    return (xOf(1) - xOf(0)) / 2;
  }

  function place({ tsMs, price }: Drawing["points"][number]): PlacedPoint | undefined {
    const bar = content?.places.get(tsMs);
    const y = series.main()?.priceToCoordinate(price);
    if (content === undefined || bar === undefined || y === undefined || y === null) return undefined;
    return { x: xOf(toLogical(content.bars.stretch, bar)), y, bar, price };
  }

  function readView(): BarView | undefined {
    const range = chart.timeScale().getVisibleLogicalRange();
    if (range === null || content === undefined) return undefined;
    const { stretch } = content.bars;
    return { from: toBar(stretch, range.from), to: toBar(stretch, range.to) };
  }

  function applyView(view: BarView): void {
    if (content === undefined) return;
    const { stretch } = content.bars;
    chart
      .timeScale()
      .setVisibleLogicalRange({ from: toLogical(stretch, view.from), to: toLogical(stretch, view.to) });
  }

  /** Only what is held can be shown: a view of far more points than that, or of a few joined ones, would be cut by the library. */
  function canShow({ from, to }: BarView, { stretch }: ChartBars): boolean {
    const points = (to - from) / stretch.barsPerPoint;
    const isWide = stretch.barsPerPoint === 1 || points >= FEWEST_POINTS;
    return isWide && points <= MOST_POINTS && from < stretch.end && to > stretch.first;
  }

  function tellView(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const view = pending ?? readView();
      if (view !== undefined && !isHeld) hearView(view);
    });
  }

  function applySetup({ setup, bars }: PriceContent): void {
    const mode = setup.compared.length > 0 ? PriceScaleMode.Percentage : MODES[setup.scale];
    const bottom = setup.hasVolume ? 0.18 : 0.06;
    chart.priceScale("right", 0).applyOptions({ mode, scaleMargins: { top: 0.12, bottom } });
    const decimals = priceDecimals(bars.close.at(-1) ?? 1);
    const formatter = (price: number): string => formatNumber(price, "price", { decimals }).text;
    series.main()?.applyOptions({ priceFormat: { type: "custom", formatter, minMove: 10 ** -decimals } });
    chart.applyOptions({
      timeScale: { timeVisible: isIntraday(setup), secondsVisible: false },
      localization: { timeFormatter: (time: Time) => formatBarTime(Number(time) * 1_000) },
    });
  }

  function applyMarks({ bars, setup, shownPoints }: PriceContent): void {
    const main = series.main();
    if (main === undefined) return;
    if (markedSeries !== main) marks = createSeriesMarkers(main, []);
    markedSeries = main;
    marks?.setMarkers(setup.hasQuality ? qualityMarks(bars, shownPoints, colors.warning) : []);
  }

  function tellPanes(): void {
    const found = new Map<string, Element>();
    for (const [index, name] of series.panes().entries()) {
      const element = chart.panes()[index]?.getHTMLElement()?.children[1];
      if (element !== undefined) found.set(name, element);
    }
    if (found.size === series.panes().length) hearPanes(found);
    else requestAnimationFrame(tellPanes);
  }

  function show(next: PriceContent): void {
    const before = content;
    const isOtherSeries = before?.bars.dataHash !== next.bars.dataHash;
    const view = pending ?? (isOtherSeries ? openingView(next.bars) : readView());
    const panesBefore = series.panes();
    content = next;
    const isContent = before?.bars === next.bars && before.overlays === next.overlays;
    const isSame = isContent && before.setup === next.setup && before.shownPoints === next.shownPoints;
    if (!isSame) {
      series.show(wantedSeries(next.bars, next.overlays, next.setup, colors), next.shownPoints, next.bars);
      if (before?.setup !== next.setup || isOtherSeries) applySetup(next);
      if (!isContent || before?.setup !== next.setup) applyMarks(next);
    }
    // Points appended leave the view to the library, which follows them; all others are put where they were.
    const grown = next.shownPoints - (before?.shownPoints ?? 0);
    const isGrown = before?.bars === next.bars && grown > 0 && grown <= MAXIMUM_APPENDED;
    const isPut = before?.bars !== next.bars || (grown !== 0 && !isGrown);
    if ((isPut || pending !== undefined) && view !== undefined && canShow(view, next.bars)) {
      pending = undefined;
      applyView(view);
    }
    if (panesBefore !== series.panes()) {
      for (const [index, pane] of chart.panes().entries())
        pane.setStretchFactor(index === 0 ? PRICE_STRETCH : 1);
      tellPanes();
    }
    drawn.redraw();
  }

  function placeOf({ point, logical, paneIndex }: MouseEventParams): PricePlace | undefined {
    if (point === undefined || logical === undefined || (paneIndex ?? 0) !== 0 || content === undefined)
      return undefined;
    const price = series.main()?.coordinateToPrice(point.y);
    if (price === undefined || price === null) return undefined;
    const size = chart.paneSize(0);
    const hit = content.drawings.findLast(({ kind, points }) => {
      const placed = points.map(place).filter((one) => one !== undefined);
      return toShapes(kind, placed, size, 2).some((shape) => distanceTo(shape, point) <= REACH_PX);
    });
    return { bar: toBar(content.bars.stretch, logical), price, drawing: hit?.id };
  }

  const hold = (): void => {
    isHeld = true;
  };
  const letGo = (): void => {
    isHeld = false;
    tellView();
  };
  container.addEventListener("pointerdown", hold);
  window.addEventListener("pointerup", letGo);
  chart.timeScale().subscribeVisibleLogicalRangeChange(tellView);

  return {
    show,
    showView(view) {
      pending = view;
      if (content !== undefined && canShow(view, content.bars)) {
        applyView(view);
        pending = undefined;
      }
      hearView(view);
    },
    view: readView,
    onView(listener) {
      hearView = listener;
    },
    onRead(listener) {
      chart.subscribeCrosshairMove(({ logical, point }) =>
        listener(point === undefined || logical === undefined ? undefined : logical),
      );
    },
    onPress(listener) {
      chart.subscribeClick((event) => {
        const found = placeOf(event);
        if (found !== undefined) listener(found);
      });
    },
    onHover: (listener) => chart.subscribeCrosshairMove((event) => listener(placeOf(event))),
    onPanes(listener) {
      hearPanes = listener;
      tellPanes();
    },
    priceRange() {
      const main = series.main();
      const [top, bottom] = [main?.coordinateToPrice(0), main?.coordinateToPrice(chart.paneSize(0).height)];
      return top === undefined || top === null || bottom === undefined || bottom === null
        ? undefined
        : [top, bottom];
    },
    screenshot: () => chart.takeScreenshot(true),
    dispose() {
      cancelAnimationFrame(frame);
      container.removeEventListener("pointerdown", hold);
      window.removeEventListener("pointerup", letGo);
      chart.remove();
    },
  };
}

function openingView({ totalBars }: ChartBars): BarView {
  return { from: totalBars - OPENING_BARS, to: totalBars + BARS_AFTER };
}

function isIntraday({ source }: ChartSetup): boolean {
  return source !== undefined && !["1d", "1w", "1mo"].includes(source.timeframe);
}

/** Bars that were repaired or look wrong, told apart by shape and letter. */
function qualityMarks(bars: ChartBars, shownPoints: number, color: string): SeriesMarker<Time>[] {
  return bars.quality.slice(0, shownPoints).flatMap((grade, point): readonly SeriesMarker<Time>[] => {
    const tsMs = bars.tsOpenMs[point];
    if (grade === QUALITY.real || tsMs === undefined) return [];
    const isRepaired = grade === QUALITY.repaired;
    const look = isRepaired ? { shape: "square", text: "R" } : { shape: "circle", text: "?" };
    return [
      { time: toChartTime(tsMs), position: "aboveBar", color, size: 0.6, ...look } as SeriesMarker<Time>,
    ];
  });
}
