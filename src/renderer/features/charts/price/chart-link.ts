import type { ChartSource } from "#shared/model/chart-setup.ts";
import type { Timeframe } from "#shared/model/time.ts";

/** What a chart shares with the panels that it is linked with. */
export interface ChartLink {
  /** What they look at; undefined until one of them has told. */
  readonly symbol: string | undefined;
  readonly timeframe: Timeframe | undefined;
  readonly tell: (source: ChartSource) => void;
  /** Tells the moment under the crosshair; undefined when it has left. */
  readonly tellMoment: (tsMs: number | undefined) => void;
  /** Hears the moment under the crosshair of another; the answer ends it. */
  readonly onMoment: (listener: (tsMs: number | undefined) => void) => () => void;
}
