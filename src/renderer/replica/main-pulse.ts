import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";

/** How long main may owe an answer before the window says so. */
const PATIENCE_MS = 5_000;
const BEAT_MS = 2_000;

interface PulsePorts {
  /** A question that main answers at once; a refusal is an answer too. */
  readonly ask: () => Promise<unknown>;
  /** Calls back once after `delayMs`; the answer calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Main answers again, after so long. */
  readonly onBack: (silentMs: number) => void;
}

/** Whether main answers, which no push can tell: a program that hangs is as silent as one in which nothing happens. */
export interface MainPulse {
  readonly state: StoreApi<{ readonly isSilent: boolean }>;
  /** Begins to ask; the answer ends it. */
  readonly start: () => () => void;
}

export function createMainPulse({ ask, after, now, onBack }: PulsePorts): MainPulse {
  const state = createStore(() => ({ isSilent: false }));
  let isOver = false;
  let callOff: () => void = () => undefined;

  function beat(): void {
    const askedMs = now();
    callOff = after(PATIENCE_MS, () => state.setState({ isSilent: true }));
    const hear = (): void => {
      callOff();
      if (isOver) return;
      const wasSilent = state.getState().isSilent;
      state.setState({ isSilent: false });
      if (wasSilent) onBack(now() - askedMs);
      callOff = after(BEAT_MS, beat);
    };
    ask().then(hear, hear);
  }

  return {
    state,
    start() {
      beat();
      return () => {
        isOver = true;
        callOff();
      };
    },
  };
}
