import type { SeriesMarker, Time } from "lightweight-charts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { toChartTime } from "../series-data.ts";

/** Bars that were repaired or look wrong, told apart by shape and letter. */
export function qualityMarks(bars: ChartBars, shownPoints: number, color: string): SeriesMarker<Time>[] {
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
