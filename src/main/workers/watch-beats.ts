interface BeatWatch {
  /** Counts up for as long as the thread is alive to others. */
  readonly beats: Int32Array;
  readonly everyMs: number;
  readonly onBeat?: () => void;
  /** Heard at each look, with how long it has been silent. */
  readonly onSilence: (silentMs: number) => void;
}

/** Looks now and then whether a thread still gives signs of life; the answer ends the watch. */
export function watchBeats({ beats, everyMs, onBeat, onSilence }: BeatWatch): () => void {
  let lastBeats = Atomics.load(beats, 0);
  let silentLooks = 0;
  const looks = setInterval(() => {
    const now = Atomics.load(beats, 0);
    if (now === lastBeats) {
      // Looks are counted, not the clock: when all of the process stood still, the thread is not to blame.
      silentLooks += 1;
      onSilence(silentLooks * everyMs);
      return;
    }
    lastBeats = now;
    silentLooks = 0;
    onBeat?.();
  }, everyMs);
  return () => clearInterval(looks);
}
