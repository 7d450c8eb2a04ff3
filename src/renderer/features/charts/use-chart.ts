import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { createTraderChart } from "./trader-chart.ts";
import type { TimeRange } from "./time-view.ts";
import type { Reading, TraderChart } from "./trader-chart.ts";

export interface ChartHandle {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly chart: TraderChart | undefined;
  /** Where the legends of the panes go, once they are laid out. */
  readonly panes: readonly Element[];
  readonly reading: Reading | undefined;
  /** What is in view. */
  readonly range: TimeRange | undefined;
}

/** Owns one chart from mount to unmount; it keeps the colours of the theme that it was mounted in. */
export function useChart(): ChartHandle {
  const container = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<TraderChart>();
  const [panes, setPanes] = useState<readonly Element[]>([]);
  const [reading, setReading] = useState<Reading>();
  const [range, setRange] = useState<TimeRange>();

  useEffect(() => {
    if (container.current === null) return undefined;
    const made = createTraderChart(container.current);
    made.onRead(setReading);
    made.onRange(setRange);
    made.onPanes(setPanes);
    setChart(made);
    return () => {
      setPanes([]);
      setChart(undefined);
      made.dispose();
    };
  }, []);

  return { container, chart, panes, reading, range };
}
