import { createChartEx, PriceScaleMode } from "lightweight-charts";
import type { IChartApi, ISeriesApi, MouseEventParams, SeriesType, Time } from "lightweight-charts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { chartOptions, readChartColors } from "./chart-theme.ts";
import type { ChartColors } from "./chart-theme.ts";
import { attachLastPriceRoom } from "./last-price-room.ts";
import type { AxisLabels } from "./last-price-room.ts";
import { createWholeTimeLabels } from "./whole-time-labels.ts";
import { writeDay } from "./write-day.ts";

/** What every chart of the window stands on: the library's chart in the colours, letters and sizes of its place. */
export interface ChartCore {
  readonly chart: IChartApi;
  /** Of the theme that the chart was made in. */
  readonly colors: ChartColors;
  /** Bars shorter than a day show their time. */
  readonly showTimes: (isIntraday: boolean) => void;
  /** How the axis of a series writes its numbers, and the least step between two of them. */
  readonly writeAxis: (
    series: ISeriesApi<SeriesType>,
    format: (value: number) => string,
    least: number,
  ) => void;
  /** How tall the panes are, each in proportion to the others. */
  readonly stretchPanes: (factors: readonly number[]) => void;
  /** The element that a legend of the pane may be put in; undefined until the chart is laid out. */
  readonly paneElement: (index: number) => Element | undefined;
  /** Hears the elements of so many panes as soon as all of them are laid out; who asked before is forgotten. */
  readonly whenLaidOut: (count: number, listener: (panes: readonly Element[]) => void) => void;
  /** Hears where the crosshair is; undefined where it is on no bar. */
  readonly onCrosshair: (listener: (at: MouseEventParams | undefined) => void) => void;
  readonly dispose: () => void;
}

const percent = (value: number): string => formatNumber(value / 100, "percent", { decimals: 2 }).text;

export function createChartCore(container: HTMLElement): ChartCore {
  const colors = readChartColors(container);
  const axes = new WeakMap<ISeriesApi<SeriesType>, { labels: AxisLabels }>();
  let percents: AxisLabels | undefined;
  let frame = 0;

  const chart = createChartEx(container, createWholeTimeLabels(), {
    ...chartOptions(colors),
    autoSize: true,
    localization: {
      percentageFormatter: percent,
      tickmarksPercentageFormatter(values: readonly number[]) {
        percents = { unit: "percent", values };
        return values.map(percent);
      },
    },
  }) as IChartApi;

  function writeAxis(series: ISeriesApi<SeriesType>, format: (value: number) => string, least: number): void {
    const axis = axes.get(series) ?? { labels: { unit: "price", values: [] } };
    if (!axes.has(series)) {
      axes.set(series, axis);
      attachLastPriceRoom(chart, series, colors.background, () => {
        // One scale at most is in percent, the price's.
        const isPercent = series.priceScale().options().mode === PriceScaleMode.Percentage;
        return isPercent && percents !== undefined ? percents : axis.labels;
      });
    }
    function tickmarksFormatter(values: readonly number[]): string[] {
      axis.labels = { unit: "price", values };
      return values.map(format);
    }
    series.applyOptions({
      priceFormat: { type: "custom", formatter: format, tickmarksFormatter, minMove: least },
    });
  }

  const paneElement = (index: number): Element | undefined =>
    chart.panes()[index]?.getHTMLElement()?.children[1];

  return {
    chart,
    colors,
    writeAxis,
    paneElement,
    showTimes(isIntraday) {
      chart.applyOptions({
        timeScale: { timeVisible: isIntraday, secondsVisible: false, tickMarkFormatter: writeDay },
        localization: { timeFormatter: (time: Time) => formatBarTime(Number(time) * 1_000) },
      });
    },
    stretchPanes(factors) {
      for (const [index, pane] of chart.panes().entries()) pane.setStretchFactor(factors[index] ?? 1);
    },
    whenLaidOut(count, listener) {
      cancelAnimationFrame(frame);
      const look = (): void => {
        const found = Array.from({ length: count }, (_, index) => paneElement(index));
        const laidOut = found.filter((element) => element !== undefined);
        if (laidOut.length === count) listener(laidOut);
        else frame = requestAnimationFrame(look);
      };
      look();
    },
    onCrosshair(listener) {
      chart.subscribeCrosshairMove((at) => {
        const isOn = at.point !== undefined && at.logical !== undefined;
        listener(isOn ? at : undefined);
      });
    },
    dispose() {
      cancelAnimationFrame(frame);
      chart.remove();
    },
  };
}
