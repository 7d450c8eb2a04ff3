import type { IChartApi, Logical } from "lightweight-charts";
import type { Drawing } from "#shared/model/drawing.ts";
import type { BarPlace, Grip } from "./bar-place.ts";
import { distanceTo, toShapes } from "./drawing-shapes.ts";
import type { Pixel, PlacedPoint } from "./drawing-shapes.ts";
import { toBar, toLogical } from "./plan-stretch.ts";
import type { PriceContent } from "./price-content.ts";
import type { SeriesSet } from "./series-set.ts";

/** Where bars, prices and drawings lie on the price's pane, in pixels, and what lies under a pixel. */
export interface ChartPlaces {
  /** Of a point of the chart, with a fraction. */
  readonly xOf: (logical: number) => number;
  /** Half the way from a point to the next. */
  readonly halfSpacing: () => number;
  /** Undefined while it is not known where its time lies. */
  readonly place: (point: Drawing["points"][number]) => PlacedPoint | undefined;
  readonly barPlaceOf: (at: Pixel, logical?: number | null) => BarPlace | undefined;
  /** The drawing on top at a place, held by one of its points or as a whole. */
  readonly gripAt: (at: Pixel) => Grip | undefined;
}

const REACH_PX = 6;
/** A point of a drawing is easier to take hold of than its lines. */
const POINT_REACH_PX = 9;

export function createChartPlaces(
  chart: IChartApi,
  series: SeriesSet,
  content: () => PriceContent | undefined,
): ChartPlaces {
  /** The library places whole points only; what lies between them is placed between them. */
  function xOf(logical: number): number {
    const low = Math.floor(logical);
    const at = (point: number): number =>
      chart.timeScale().logicalToCoordinate(point as Logical) ?? Number.NaN;
    const left = at(low);
    return logical === low ? left : left + (logical - low) * (at(low + 1) - left);
  }

  function place({ tsMs, price }: Drawing["points"][number]): PlacedPoint | undefined {
    const { places, bars } = content() ?? {};
    const bar = places?.get(tsMs);
    const y = series.main()?.priceToCoordinate(price);
    if (bars === undefined || bar === undefined || y === undefined || y === null) return undefined;
    return { x: xOf(toLogical(bars.stretch, bar)), y, bar, price };
  }

  return {
    xOf,
    place,
    halfSpacing: () => (xOf(1) - xOf(0)) / 2,
    barPlaceOf({ x, y }, logical = chart.timeScale().coordinateToLogical(x)) {
      const price = series.main()?.coordinateToPrice(y);
      const stretch = content()?.bars.stretch;
      if (stretch === undefined || logical === null || price === undefined || price === null)
        return undefined;
      return { bar: toBar(stretch, logical), price };
    },
    gripAt(at) {
      const size = chart.paneSize(0);
      for (const { id, kind, points } of content()?.drawings.toReversed() ?? []) {
        const places = points.map(place);
        const point = places.findIndex(
          (one) => one !== undefined && Math.hypot(one.x - at.x, one.y - at.y) <= POINT_REACH_PX,
        );
        if (point !== -1) return { drawing: id, point };
        const placed = places.filter((one) => one !== undefined);
        if (toShapes(kind, placed, size, 2).some((shape) => distanceTo(shape, at) <= REACH_PX))
          return { drawing: id, point: undefined };
      }
      return undefined;
    },
  };
}
