import type { SerialError } from "#shared/errors/app-error.ts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { ChartSetup, ChartSource, IndicatorSet } from "#shared/model/chart-setup.ts";
import type { Drawing, DrawingKind } from "#shared/model/drawing.ts";
import type { IndicatorInfo } from "#shared/model/indicator.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { startHistory } from "./drawing-history.ts";
import type { DrawingHistory } from "./drawing-history.ts";
import { NO_OVERLAYS } from "./load-points.ts";
import type { Overlays } from "./load-points.ts";

/** A replay of stored bars: what comes after the bar `cursor` is not shown. */
export interface Replay {
  readonly cursor: number;
  readonly isPlaying: boolean;
  readonly barsPerSecond: number;
}

/** The window's own state of one chart; its bars are answers of main, asked for again when it is loaded again. */
export interface ChartState {
  /** What is stored, to choose from. */
  readonly stored: readonly SeriesInfo[];
  readonly catalogue: readonly IndicatorInfo[];
  readonly sets: readonly IndicatorSet[];
  readonly setup: ChartSetup;
  readonly bars: ChartBars | undefined;
  readonly overlays: Overlays;
  /** The bars could not be had. */
  readonly error: SerialError | undefined;
  /** Something beside them could not be had. */
  readonly problems: readonly SerialError[];
  readonly isLoading: boolean;
  /** Another series was chosen: what is held is still of the one before. */
  readonly isSwitching: boolean;
  readonly drawings: DrawingHistory;
  /** Where the times of the drawings lie among the bars. */
  readonly places: ReadonlyMap<number, number>;
  readonly tool: DrawingKind | undefined;
  /** What is being drawn. */
  readonly draft: Drawing | undefined;
  readonly selected: string | undefined;
  readonly replay: Replay | undefined;
}

const FIRST_SETUP: ChartSetup = {
  style: "candles",
  scale: "linear",
  hasVolume: true,
  hasRegimes: false,
  hasQuality: false,
  indicators: [],
  compared: [],
};

export const FIRST_STATE: ChartState = {
  stored: [],
  catalogue: [],
  sets: [],
  setup: FIRST_SETUP,
  bars: undefined,
  overlays: NO_OVERLAYS,
  error: undefined,
  problems: [],
  isLoading: true,
  isSwitching: false,
  drawings: startHistory([]),
  places: new Map(),
  tool: undefined,
  draft: undefined,
  selected: undefined,
  replay: undefined,
};

/** How many of the points that are held may be seen: in a replay those up to its cursor. */
export function countShown(bars: ChartBars, replay: Replay | undefined): number {
  if (replay === undefined) return bars.tsOpenMs.length;
  const { first, barsPerPoint } = bars.stretch;
  const whole = Math.floor((replay.cursor - first + 1) / barsPerPoint);
  return Math.max(0, Math.min(bars.tsOpenMs.length, whole));
}

/** The symbols that are stored, each once. */
export function symbolsOf(stored: readonly SeriesInfo[]): readonly string[] {
  return [...new Set(stored.map(({ symbol }) => symbol))].toSorted();
}

/** The timeframes that a symbol can be shown in: those stored and those that can be joined from them. */
export function timeframesOf(
  stored: readonly SeriesInfo[],
  symbol: string | undefined,
): readonly Timeframe[] {
  const own = timeframesStored(stored, symbol);
  const finest = TIMEFRAMES.findIndex((timeframe) => own.has(timeframe));
  return finest === -1 ? [] : TIMEFRAMES.slice(finest);
}

/** The symbol in the timeframe at hand where it can be shown so, else in days or the finest that it has. */
export function sourceOf(
  stored: readonly SeriesInfo[],
  symbol: string,
  wanted: Timeframe | undefined,
): ChartSource {
  const possible = timeframesOf(stored, symbol);
  const usual = timeframesStored(stored, symbol).has("1d") ? "1d" : possible[0];
  const timeframe = wanted !== undefined && possible.includes(wanted) ? wanted : usual;
  return { symbol, timeframe: timeframe ?? "1d" };
}

function timeframesStored(stored: readonly SeriesInfo[], symbol: string | undefined): ReadonlySet<Timeframe> {
  return new Set(stored.filter((info) => info.symbol === symbol).map(({ timeframe }) => timeframe));
}
