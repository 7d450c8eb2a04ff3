import { MismatchDirection } from "lightweight-charts";
import type { IChartApi, IPrimitivePaneRenderer, ISeriesApi, SeriesType } from "lightweight-charts";
import { coveredLabels, TEXT_HALF_PX } from "./covered-labels.ts";

type Target = Parameters<IPrimitivePaneRenderer["draw"]>[0];

/** What the labels of a price axis stand for. */
export interface AxisLabels {
  readonly unit: "price" | "percent";
  readonly values: readonly number[];
}

const BORDER_PX = 2;

/**
 * Keeps the label of a series' last price free: labels of its axis that it would cover are painted over, between the library's drawing of the
 * one and of the other. The library tells what stands on an axis only to those who format it, which is where `labels` has it from.
 */
export function attachLastPriceRoom(
  chart: IChartApi,
  series: ISeriesApi<SeriesType>,
  background: string,
  labels: () => AxisLabels,
): void {
  function placeOf(value: number, unit: AxisLabels["unit"]): number | undefined {
    const price = unit === "price" ? value : firstPriceInView(chart, series) * (1 + value / 100);
    return series.priceToCoordinate(price) ?? undefined;
  }
  const renderer: IPrimitivePaneRenderer = {
    draw(target: Target) {
      const last = series.lastValueData(false);
      const place = last.noData ? null : series.priceToCoordinate(last.price);
      if (place === null) return;
      const { unit, values } = labels();
      const places = values.map((value) => placeOf(value, unit)).filter((one) => one !== undefined);
      target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
        context.fillStyle = background;
        for (const covered of coveredLabels(places, place, height))
          context.fillRect(BORDER_PX, covered - TEXT_HALF_PX, width - BORDER_PX, 2 * TEXT_HALF_PX);
      });
    },
  };
  const views = [{ renderer: () => renderer }];
  series.attachPrimitive({ priceAxisPaneViews: () => views });
}

/** What a scale in percent counts from; no number where nothing is in view. */
function firstPriceInView(chart: IChartApi, series: ISeriesApi<SeriesType>): number {
  const from = chart.timeScale().getVisibleLogicalRange()?.from;
  if (from === undefined) return Number.NaN;
  // A bar or a point of a line, as the series is.
  const point = series.dataByIndex(Math.floor(from), MismatchDirection.NearestRight) as {
    readonly close?: number;
    readonly value?: number;
  } | null;
  return point?.close ?? point?.value ?? Number.NaN;
}
