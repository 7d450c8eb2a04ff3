import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { countShown } from "./chart-state.ts";
import type { ChartState } from "./chart-state.ts";
import type { ChartModel } from "./chart-model.ts";
import type { BarView } from "./plan-stretch.ts";
import { createPriceChart } from "./price-chart.ts";
import type { PriceChart } from "./price-chart.ts";

export interface PriceChartHandle {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly chart: PriceChart | undefined;
  /** Where the legends of the panes go, by their names. */
  readonly panes: ReadonlyMap<string, Element>;
  /** The point under the crosshair. */
  readonly reading: number | undefined;
}

const NO_PANES: ReadonlyMap<string, Element> = new Map();

/**
 * Owns one chart from mount to unmount and shows what the model holds, once a frame at most. The chart has the colours of the theme that it
 * was made in, so another theme has another chart with the same view.
 */
export function usePriceChart(model: ChartModel, theme: string): PriceChartHandle {
  const view = useRef<BarView>(undefined);
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<PriceChart>();
  const [panes, setPanes] = useState(NO_PANES);
  const [reading, setReading] = useState<number>();

  useEffect(() => {
    if (container.current === null) return undefined;
    container.current.dataset["drawnIn"] = theme;
    const made = createPriceChart(container.current);
    if (view.current !== undefined) made.showView(view.current);
    let frame: number | undefined;
    let shownHash: string | undefined;
    const show = (): void => {
      frame = undefined;
      shownHash = model.state.getState().bars?.dataHash;
      showState(made, model.state.getState());
    };
    // However many ticks and answers come in, the chart is fed once a frame. The first bars of a series need not wait for one, and what
    // is about to be replaced by them is not drawn again.
    const schedule = (): void => {
      const { bars, isSwitching } = model.state.getState();
      if (isSwitching) return;
      if (bars === undefined || bars.dataHash === shownHash) frame ??= requestAnimationFrame(show);
      else {
        if (frame !== undefined) cancelAnimationFrame(frame);
        show();
      }
    };
    const stop = model.state.subscribe(schedule);
    made.onView(model.look);
    made.onRead(setReading);
    made.onPanes(setPanes);
    setChart(made);
    schedule();
    return () => {
      stop();
      view.current = made.view();
      if (frame !== undefined) cancelAnimationFrame(frame);
      setChart(undefined);
      setPanes(NO_PANES);
      made.dispose();
    };
  }, [model, theme]);

  return { container, chart, panes, reading };
}

function showState(chart: PriceChart, state: ChartState): void {
  const { bars, overlays, setup, drawings: history, draft, places, selected, replay } = state;
  if (bars === undefined) return;
  const shownPoints = countShown(bars, replay);
  const drawings = draft === undefined ? history.present : [...history.present, draft];
  chart.show({ bars, shownPoints, cursor: replay?.cursor, overlays, setup, drawings, places, selected });
}
