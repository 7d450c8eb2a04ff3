import { useStore } from "zustand";
import { formatCount } from "#renderer/ui/format-number.ts";
import type { ChartModel } from "./chart-model.ts";
import type { PriceChart } from "./price-chart.ts";

interface ViewButtonsProps {
  readonly model: ChartModel;
  readonly chart: PriceChart | undefined;
}

const LASTS = [100, 500, 2_000, 10_000] as const;
const SHARE_AFTER = 0.03;

/** Brings the last bars into view, or all of them. */
export function ViewButtons({ model, chart }: ViewButtonsProps) {
  const total = useStore(model.state, ({ bars }) => bars?.totalBars ?? 0);
  function showLast(bars: number): void {
    const end = model.state.getState().replay?.cursor ?? total;
    chart?.showView({ from: end - bars, to: end + bars * SHARE_AFTER });
  }
  return (
    <div className="segments" role="group" aria-label="Bars in view">
      {LASTS.filter((bars) => bars < total).map((bars) => (
        <button key={bars} type="button" className="segments__item" onClick={() => showLast(bars)}>
          {formatCount(bars)}
        </button>
      ))}
      <button type="button" className="segments__item" onClick={() => showLast(total)}>
        All
      </button>
    </div>
  );
}
