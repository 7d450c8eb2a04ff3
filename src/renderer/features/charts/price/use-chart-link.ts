import { useEffect } from "react";
import { useStore } from "zustand";
import type { ChartLink } from "./chart-link.ts";
import type { ChartModel } from "./chart-model.ts";
import type { PriceChart } from "./price-chart.ts";

/** Opens the chart, with what it is linked with if that is known, and has it follow that. */
export function useChartSource(
  model: ChartModel,
  link: ChartLink | undefined,
  proposed: readonly string[],
): void {
  const source = useStore(model.state, ({ setup }) => setup.source);
  const { symbol, timeframe } = link ?? {};
  useEffect(() => {
    async function follow(): Promise<void> {
      if (model.state.getState().setup.source === undefined) await model.open(symbol, proposed);
      const now = model.state.getState().setup.source;
      const followed = symbol ?? now?.symbol;
      if (followed !== undefined && (symbol ?? timeframe) !== undefined)
        await model.showSymbol(followed, timeframe);
    }
    void follow();
    // What is proposed matters once: a chart that has a symbol keeps it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [model, symbol, timeframe]);
  useEffect(() => {
    // Who is the first of a colour tells the others; who comes later follows.
    if (source !== undefined && link !== undefined && link.symbol === undefined) link.tell(source);
  }, [link, source]);
}

/** Keeps the crosshair together with those of the charts that it is linked with. */
export function useLinkedCrosshair(chart: PriceChart | undefined, link: ChartLink | undefined): void {
  useEffect(() => {
    if (chart === undefined || link === undefined) return undefined;
    chart.onMoment(link.tellMoment);
    const stop = link.onMoment(chart.showMoment);
    return () => {
      chart.onMoment(() => undefined);
      stop();
    };
  }, [chart, link]);
}
