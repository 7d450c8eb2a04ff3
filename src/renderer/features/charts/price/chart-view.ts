import type { IChartApi } from "lightweight-charts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import { toBar, toLogical } from "./plan-stretch.ts";
import type { BarView } from "./plan-stretch.ts";

/** What is in view of a chart that holds a stretch of the bars. */
export interface ChartView {
  /** Undefined while nothing is held. */
  readonly read: () => BarView | undefined;
  /** What is wished for and not held yet; undefined when nothing is. */
  readonly wished: () => BarView | undefined;
  /** Brings it into view where it is held, else when `settle` finds it held. */
  readonly wish: (view: BarView) => void;
  /** Puts a view on bars that are held now, where they can show it. */
  readonly settle: (view: BarView) => void;
  /** While a pointer is down, nobody is told. */
  readonly hold: () => void;
  readonly letGo: () => void;
  readonly onChange: (listener: (view: BarView) => void) => void;
  readonly dispose: () => void;
}

const FEWEST_POINTS = 20;
const MOST_POINTS = 10_000;

export function createChartView(chart: IChartApi, held: () => ChartBars | undefined): ChartView {
  let wished: BarView | undefined;
  let isHeld = false;
  let frame = 0;
  let hear: (view: BarView) => void = () => undefined;

  function read(): BarView | undefined {
    const range = chart.timeScale().getVisibleLogicalRange();
    const stretch = held()?.stretch;
    if (range === null || stretch === undefined) return undefined;
    return { from: toBar(stretch, range.from), to: toBar(stretch, range.to) };
  }

  function settle(view: BarView): void {
    const bars = held();
    // Without a width the library would pack the bars as densely as it can, and keep them so.
    if (chart.timeScale().width() === 0) wished = view;
    if (chart.timeScale().width() === 0 || bars === undefined || !canShow(view, bars)) return;
    const { stretch } = bars;
    const range = { from: toLogical(stretch, view.from), to: toLogical(stretch, view.to) };
    wished = undefined;
    chart.timeScale().setVisibleLogicalRange(range);
  }

  function tell(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const view = wished ?? read();
      if (view !== undefined && !isHeld) hear(view);
    });
  }

  chart.timeScale().subscribeVisibleLogicalRangeChange(tell);
  chart.timeScale().subscribeSizeChange(() => {
    if (wished !== undefined) settle(wished);
  });
  return {
    read,
    settle,
    wished: () => wished,
    wish(view) {
      wished = view;
      settle(view);
      hear(view);
    },
    hold() {
      isHeld = true;
    },
    letGo() {
      isHeld = false;
      tell();
    },
    onChange(listener) {
      hear = listener;
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}

/** Only what is held can be shown: a view of far more points than that, or of a few joined ones, would be cut by the library. */
function canShow({ from, to }: BarView, { stretch }: ChartBars): boolean {
  const points = (to - from) / stretch.barsPerPoint;
  const isWide = stretch.barsPerPoint === 1 || points >= FEWEST_POINTS;
  return isWide && points <= MOST_POINTS && from < stretch.end && to > stretch.first;
}
