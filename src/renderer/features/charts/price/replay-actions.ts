import type { ChartModel } from "./chart-model.ts";

export interface ReplayActions {
  /** Hides all bars after the one at `bar`. */
  readonly start: (bar: number) => void;
  /** Shows so many bars more, or fewer when negative. */
  readonly step: (bars: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (barsPerSecond: number) => void;
  /** Shows all bars again. */
  readonly stop: () => void;
}

const FIRST_SPEED = 5;

export function createReplayActions(model: ChartModel): ReplayActions {
  const { getState, setState } = model.state;
  return {
    start(bar) {
      const { bars } = getState();
      if (bars === undefined) return;
      const cursor = Math.round(Math.min(bars.totalBars - 1, Math.max(0, bar)));
      setState({ replay: { cursor, isPlaying: false, barsPerSecond: FIRST_SPEED } });
      model.follow();
    },
    step(count) {
      const { bars, replay } = getState();
      if (bars === undefined || replay === undefined) return;
      const { stretch, totalBars } = bars;
      // Never past what is held: a bar that is not there yet is waited for.
      const isHeld = stretch.barsPerPoint === 1 && stretch.first <= replay.cursor;
      const held = isHeld ? stretch.end - 1 : replay.cursor;
      const cursor = Math.min(
        totalBars - 1,
        Math.max(0, replay.cursor + count),
        Math.max(replay.cursor, held),
      );
      const isPlaying = replay.isPlaying && cursor < totalBars - 1;
      setState({ replay: { ...replay, cursor, isPlaying } });
      model.follow();
    },
    toggle() {
      const { replay } = getState();
      if (replay !== undefined) setState({ replay: { ...replay, isPlaying: !replay.isPlaying } });
    },
    setSpeed(barsPerSecond) {
      const { replay } = getState();
      if (replay !== undefined) setState({ replay: { ...replay, barsPerSecond } });
    },
    stop: () => setState({ replay: undefined }),
  };
}
