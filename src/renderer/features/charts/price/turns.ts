type Work = (nowMs: number) => void;

/** Frames shared by all charts of the window: whoever waits is served in the order of asking, a few a frame. */
export interface Turns {
  /** Asks for one turn; asking again while waiting is the same request. */
  readonly request: (work: Work) => void;
  readonly cancel: (work: Work) => void;
}

/** Two charts are drawn well within a frame; ten that play have twelve turns a second each at sixty frames. */
const SERVED_A_FRAME = 2;

export function createTurns(nextFrame: (callback: Work) => void): Turns {
  const waiting = new Set<Work>();
  let isAwaited = false;

  function awaitFrame(): void {
    if (isAwaited || waiting.size === 0) return;
    isAwaited = true;
    nextFrame(serve);
  }

  function serve(nowMs: number): void {
    isAwaited = false;
    const served = [...waiting].slice(0, SERVED_A_FRAME);
    for (const work of served) waiting.delete(work);
    // The next frame is asked for first, so that work that throws does not end it for the others.
    awaitFrame();
    for (const work of served) work(nowMs);
  }

  return {
    request(work) {
      waiting.add(work);
      awaitFrame();
    },
    cancel: (work) => void waiting.delete(work),
  };
}

/** The turns of this window's charts. */
export const chartTurns = createTurns((callback) => void requestAnimationFrame(callback));
