import { useEffect } from "react";
import { useStore } from "zustand";
import type { ChartModel } from "./chart-model.ts";
import type { ReplayActions } from "./replay-actions.ts";
import { dueBars } from "./replay-clock.ts";

/** While a replay plays, brings the bars that are due with each frame. */
export function useReplay(model: ChartModel, actions: ReplayActions): void {
  const barsPerSecond = useStore(model.state, ({ replay }) =>
    replay?.isPlaying === true ? replay.barsPerSecond : undefined,
  );
  useEffect(() => {
    if (barsPerSecond === undefined) return undefined;
    let pace = { barsPerSecond, rest: 0 };
    let lastMs: number | undefined;
    let frame = requestAnimationFrame(tick);
    function tick(nowMs: number): void {
      const due = dueBars(pace, nowMs - (lastMs ?? nowMs));
      ({ pace } = due);
      lastMs = nowMs;
      if (due.bars > 0) actions.step(due.bars);
      frame = requestAnimationFrame(tick);
    }
    return () => cancelAnimationFrame(frame);
  }, [barsPerSecond, actions]);
}
