import { HistogramSeries } from "lightweight-charts";
import type { IChartApi, ISeriesApi } from "lightweight-charts";
import type { ChartColors } from "./chart-theme.ts";
import type { Candle } from "./series-data.ts";

const QUIET = { priceLineVisible: false, lastValueVisible: false } as const;

/** The volume along the bottom of the price's pane, behind the prices and on a scale of its own. */
export function addVolume(chart: IChartApi): ISeriesApi<"Histogram"> {
  const options = { ...QUIET, priceScaleId: "volume", priceFormat: { type: "volume" } } as const;
  const series = chart.addSeries(HistogramSeries, options, 0);
  series.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0.03 } });
  return series;
}

/** The volume of a bar in the colour of the way that its price went. */
export function toVolume({ time, open, close, volume }: Candle, { upFaint, downFaint }: ChartColors) {
  return { time, value: volume, color: close >= open ? upFaint : downFaint };
}
