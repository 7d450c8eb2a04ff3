import type { IChartApi, Time, UTCTimestamp } from "lightweight-charts";

/** Stretches of time that outlive a chart that is out of sight. */
export interface RangeKeeper {
  showEverything(): void;
  /** From and to in epoch seconds. */
  showRange(from: number, to: number): void;
  dispose(): void;
}

/**
 * A chart in a panel behind another has no width, and loses what was in view: it is shown again as soon as there is a width,
 * as is what was asked for in the meantime.
 */
export function keepRange(chart: IChartApi, container: HTMLElement): RangeKeeper {
  const scale = chart.timeScale();
  let width = container.clientWidth;
  let kept: { readonly from: Time; readonly to: Time } | undefined;
  const show = (): void => {
    if (width === 0) return;
    if (kept === undefined) scale.fitContent();
    else scale.setVisibleRange(kept);
  };
  scale.subscribeVisibleTimeRangeChange((range) => {
    if (width > 0 && range !== null) kept = range;
  });
  const observer = new ResizeObserver(() => {
    const wasOutOfSight = width === 0;
    width = container.clientWidth;
    if (wasOutOfSight) show();
  });
  observer.observe(container);
  return {
    showEverything() {
      kept = undefined;
      show();
    },
    showRange(from, to) {
      kept = { from: from as UTCTimestamp, to: to as UTCTimestamp };
      show();
    },
    dispose: () => observer.disconnect(),
  };
}
