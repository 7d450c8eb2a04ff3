import type { UTCTimestamp } from "lightweight-charts";

/** What of a chart's time scale is needed to bring a stretch into view. */
interface TimeScale {
  width(): number;
  fitContent(): void;
  setVisibleRange(range: { readonly from: UTCTimestamp; readonly to: UTCTimestamp }): void;
  subscribeSizeChange(listener: (width: number) => void): void;
}

/** In UTC seconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface TimeView {
  readonly showEverything: () => void;
  /** In UTC seconds. */
  readonly showRange: (from: number, to: number) => void;
}

/**
 * Brings stretches of time into view. A chart that is not laid out yet has no width: the library then packs all bars as densely as it can and
 * keeps them so, which is why the last wish is kept until there is room.
 */
export function createTimeView(timeScale: TimeScale): TimeView {
  let wished: TimeRange | "everything" | undefined;

  function apply(): void {
    if (wished === undefined || timeScale.width() === 0) return;
    const range = wished;
    wished = undefined;
    if (range === "everything") timeScale.fitContent();
    else timeScale.setVisibleRange({ from: range.from as UTCTimestamp, to: range.to as UTCTimestamp });
  }

  timeScale.subscribeSizeChange(apply);
  return {
    showEverything() {
      wished = "everything";
      apply();
    },
    showRange(from, to) {
      wished = { from, to };
      apply();
    },
  };
}
