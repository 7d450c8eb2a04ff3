import { createSeriesMarkers, PriceScaleMode } from "lightweight-charts";
import type { ISeriesMarkersPluginApi, MouseEventParams, Time } from "lightweight-charts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartSetup } from "#shared/model/chart-setup.ts";
import { formatNumber, priceDecimals } from "#renderer/ui/format-number.ts";
import { createChartCore } from "../chart-core.ts";
import { fitPrices, PRICE_MARGINS } from "../fit-prices.ts";
import { toChartTime } from "../series-data.ts";
import { attachOverlays } from "./attach-overlays.ts";
import type { BarPlace, DragListener, PricePlace } from "./bar-place.ts";
import { createChartPlaces } from "./chart-places.ts";
import { createChartView } from "./chart-view.ts";
import { dragByMouse } from "./drag-by-mouse.ts";
import { holdByPointer } from "./hold-by-pointer.ts";
import { followCursor } from "./plan-replay.ts";
import type { BarView } from "./plan-stretch.ts";
import { pressByMouse } from "./press-by-mouse.ts";
import { pointAtTime } from "./point-at-time.ts";
import { isDrawnAlike } from "./price-content.ts";
import type { PriceContent } from "./price-content.ts";
import { qualityMarks } from "./quality-marks.ts";
import { createSeriesSet, MAXIMUM_APPENDED } from "./series-set.ts";
import type { SeriesSet } from "./series-set.ts";
import { wantedSeries } from "./wanted-series.ts";

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
  onHover(listener: (place: BarPlace | undefined) => void): void;
  onDrag(listener: DragListener): void;
  /** Hears the moment of the bar under the pointer; undefined when the pointer has left. */
  onMoment(listener: (tsMs: number | undefined) => void): void;
  /** Puts the crosshair on the bar of a moment; away when there is none. */
  readonly showMoment: (tsMs: number | undefined) => void;
  /** Hears the elements that legends may be put in, by the name of their pane. */
  onPanes(listener: (panes: ReadonlyMap<string, Element>) => void): void;
  /** The prices at the top and the bottom of the price's pane. */
  priceRange(): readonly [top: number, bottom: number] | undefined;
  screenshot(): HTMLCanvasElement;
  dispose(): void;
}

/** What the library's chart was told of the setup last. */
interface AppliedSetup {
  readonly main: ReturnType<SeriesSet["main"]>;
  readonly mode: PriceScaleMode;
  readonly decimals: number;
  readonly isIntraday: boolean;
}

const OPENING_BARS = 180;
const BARS_AFTER = 6;
/** How much taller the price is than a pane of an indicator. */
const PRICE_STRETCH = 3;
const MODES = {
  linear: PriceScaleMode.Normal,
  log: PriceScaleMode.Logarithmic,
  percent: PriceScaleMode.Percentage,
} as const;

export function createPriceChart(container: HTMLElement): PriceChart {
  const core = createChartCore(container);
  const { chart, colors } = core;
  const series = createSeriesSet(chart, colors);
  let content: PriceContent | undefined;
  let marks: ISeriesMarkersPluginApi<Time> | undefined;
  let markedSeries: unknown;
  let applied: AppliedSetup | undefined;
  let hearRead: (point: number | undefined) => void = () => undefined;
  let hearMoment: (tsMs: number | undefined) => void = () => undefined;
  let hearPress: (place: PricePlace) => void = () => undefined;
  let drags: DragListener | undefined;
  let hearPanes: (panes: ReadonlyMap<string, Element>) => void = () => undefined;

  const places = createChartPlaces(chart, series, () => content);
  const redraw = attachOverlays(chart, colors, places, () => content);
  const view = createChartView(chart, () => content?.bars);

  /** Each of these lays out the whole chart, so what stays is not said again. */
  function applySetup({ setup, bars }: PriceContent): void {
    const mode = setup.compared.length > 0 ? PriceScaleMode.Percentage : MODES[setup.scale];
    const decimals = priceDecimals(bars.close.at(-1) ?? 1);
    const main = series.main();
    const next = { main, mode, decimals, isIntraday: isIntraday(setup) };
    const isOtherScale = main !== applied?.main || mode !== applied?.mode;
    if (mode !== applied?.mode)
      chart.priceScale("right", 0).applyOptions({ mode, scaleMargins: PRICE_MARGINS });
    if (isOtherScale)
      main?.applyOptions({ autoscaleInfoProvider: fitPrices(mode === PriceScaleMode.Logarithmic) });
    if (main !== undefined && (main !== applied?.main || decimals !== applied.decimals)) {
      const formatter = (price: number): string => formatNumber(price, "price", { decimals }).text;
      core.writeAxis(main, formatter, 10 ** -decimals);
    }
    if (next.isIntraday !== applied?.isIntraday) core.showTimes(next.isIntraday);
    applied = next;
  }

  function applyMarks({ bars, setup, shownPoints }: PriceContent): void {
    const main = series.main();
    if (main === undefined) return;
    if (markedSeries !== main) marks = createSeriesMarkers(main, []);
    markedSeries = main;
    marks?.setMarkers(setup.hasQuality ? qualityMarks(bars, shownPoints, colors.warning) : []);
  }

  function tellPanes(): void {
    const names = series.panes();
    core.whenLaidOut(names.length, (elements) => {
      hearPanes(new Map(elements.map((element, index) => [names[index] ?? "", element])));
    });
  }

  function show(next: PriceContent): void {
    const before = content;
    const isOtherSeries = before?.bars.dataHash !== next.bars.dataHash;
    const wished = view.wished();
    const seen = isOtherSeries ? undefined : view.read();
    const wanted =
      wished ?? (seen ? followCursor(seen, before?.cursor, next.cursor) : openingView(next.bars));
    const panesBefore = series.panes();
    content = next;
    const isContent = before?.bars === next.bars && before.overlays === next.overlays;
    const isSame = isContent && before.setup === next.setup && before.shownPoints === next.shownPoints;
    if (!isSame) {
      series.show(wantedSeries(next.bars, next.overlays, next.setup, colors), next.shownPoints, next.bars);
      if (before?.setup !== next.setup || isOtherSeries) applySetup(next);
      if (!isContent || before?.setup !== next.setup) applyMarks(next);
    }
    // Points appended leave the view to the library, which follows them; all others are put where they were, or as far on as a replay is.
    const grown = next.shownPoints - (before?.shownPoints ?? 0);
    const isGrown = before?.bars === next.bars && grown > 0 && grown <= MAXIMUM_APPENDED;
    const isPut = before?.bars !== next.bars || (grown !== 0 && !isGrown);
    if (isPut || wished !== undefined) view.settle(wanted);
    if (panesBefore !== series.panes()) {
      core.stretchPanes([PRICE_STRETCH]);
      tellPanes();
    }
    // The library draws a pane whose bars change by itself; asking for it would lay out the whole chart at each.
    if (!isDrawnAlike(before, next)) redraw();
  }

  function placeOf({ point, logical, paneIndex }: MouseEventParams): BarPlace | undefined {
    const isOn = point !== undefined && (paneIndex ?? 0) === 0;
    return isOn ? places.barPlaceOf(point, logical) : undefined;
  }

  function showMoment(tsMs: number | undefined): void {
    const { bars, shownPoints = 0 } = content ?? {};
    const point = bars && tsMs !== undefined ? pointAtTime(bars.tsOpenMs, shownPoints, tsMs) : undefined;
    const [openMs, close] = [bars?.tsOpenMs[point ?? -1], bars?.close[point ?? -1]];
    const main = series.main();
    if (openMs === undefined || close === undefined || main === undefined) chart.clearCrosshairPosition();
    else chart.setCrosshairPosition(close, toChartTime(openMs), main);
    // A crosshair that is put somewhere is not told about by the library.
    hearRead(point);
  }

  const leave = (): void => hearMoment(undefined);
  const pricePane = (): Element | undefined => core.paneElement(0);
  const stopPresses = pressByMouse(container, pricePane, (at) => {
    const found = places.barPlaceOf(at);
    if (found !== undefined) hearPress({ ...found, drawing: places.gripAt(at)?.drawing });
  });
  const stopDrags = dragByMouse(container, pricePane, {
    grab(at) {
      const [grip, from] = [places.gripAt(at), places.barPlaceOf(at)];
      return grip !== undefined && from !== undefined && drags?.grab(grip, from) === true;
    },
    move(at) {
      const to = places.barPlaceOf(at);
      if (to !== undefined) drags?.drag(to);
    },
    drop: () => drags?.drop(),
  });
  core.onCrosshair((at) => {
    hearRead(at?.logical);
    // Without an event it was not a person who moved it.
    if (at?.sourceEvent !== undefined) hearMoment(content?.bars.tsOpenMs[at.logical ?? -1]);
  });
  container.addEventListener("pointerleave", leave);
  const stopHolding = holdByPointer(container, view);

  return {
    show,
    showView: view.wish,
    view: view.read,
    onView: view.onChange,
    onRead(listener) {
      hearRead = listener;
    },
    onPress(listener) {
      hearPress = listener;
    },
    onHover: (listener) => core.onCrosshair((at) => listener(at && placeOf(at))),
    onDrag(listener) {
      drags = listener;
    },
    onMoment(listener) {
      hearMoment = listener;
    },
    showMoment,
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
      view.dispose();
      stopHolding();
      stopPresses();
      stopDrags();
      container.removeEventListener("pointerleave", leave);
      core.dispose();
    },
  };
}

function openingView({ totalBars }: ChartBars): BarView {
  return { from: totalBars - OPENING_BARS, to: totalBars + BARS_AFTER };
}

function isIntraday({ source }: ChartSetup): boolean {
  return source !== undefined && !["1d", "1w", "1mo"].includes(source.timeframe);
}
