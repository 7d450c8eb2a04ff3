import { useEffect, useState } from "react";
import type { ChartModel } from "./chart-model.ts";
import type { ChartState } from "./chart-state.ts";

/** How often texts change while a replay plays: nobody reads faster, and rendering them costs more than the bars. */
const PLAYING_MS = 200;

/** The chart's state, at once when a person changed something, now and then while a replay plays. */
export function useCalmState(model: ChartModel): ChartState {
  const [state, setState] = useState(model.state.getState);
  useEffect(() => {
    let timer: number | undefined;
    const copy = (): void => {
      clearTimeout(timer);
      timer = undefined;
      setState(model.state.getState());
    };
    const stop = model.state.subscribe(({ replay }, before) => {
      const isTick = replay?.isPlaying === true && before.replay?.isPlaying === true;
      if (!isTick) copy();
      else timer ??= window.setTimeout(copy, PLAYING_MS);
    });
    copy();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [model]);
  return state;
}
