import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartSetup } from "#shared/model/chart-setup.ts";
import type { Drawing } from "#shared/model/drawing.ts";
import type { Overlays } from "./load-points.ts";

/** All that a chart of a stored series shows. */
export interface PriceContent {
  readonly bars: ChartBars;
  /** Points that may be seen: in a replay those up to its cursor. */
  readonly shownPoints: number;
  /** The last bar of a replay that may be seen; undefined where nothing is replayed. */
  readonly cursor: number | undefined;
  readonly overlays: Overlays;
  readonly setup: ChartSetup;
  readonly drawings: readonly Drawing[];
  /** Where the times of the drawings lie among the bars. */
  readonly places: ReadonlyMap<number, number>;
  readonly selected: string | undefined;
}

/** Whether all that lies over the bars is the same. */
export function isDrawnAlike(before: PriceContent | undefined, next: PriceContent): boolean {
  if (before?.drawings !== next.drawings || before.places !== next.places) return false;
  const isSelectedAlike = before.selected === next.selected;
  return isSelectedAlike && before.setup === next.setup && before.overlays === next.overlays;
}
