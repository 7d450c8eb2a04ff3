/** Rows read in one go, so that a piece of work takes a few milliseconds whatever is in the rows. */
export interface Pace {
  rows(): number;
  /** Says how long the last rows took. */
  took(durationMs: number): void;
}

const LEAST = 16;
const MOST = 16_384;
/** Twice this is the longest that a piece may block the loop. */
const AIM_MS = 4;

export function createPace(): Pace {
  let rows = 256;
  return {
    rows: () => rows,
    took(durationMs) {
      if (durationMs > AIM_MS) rows = Math.max(LEAST, rows >> 1);
      else if (durationMs < AIM_MS / 4) rows = Math.min(MOST, rows << 1);
    },
  };
}
