const BEAT_MS = 1_000;

/** Raises the worker's counter at once, each second and at each call of what it answers. */
export function startHeartbeat(counter: SharedArrayBuffer): () => void {
  const cell = new Int32Array(counter);
  const beat = (): void => {
    Atomics.add(cell, 0, 1);
  };
  beat();
  setInterval(beat, BEAT_MS).unref();
  return beat;
}
