/** Of the width that a panel comes with; narrower, its lines are cut. */
const LEAST_SHARE = 0.75;
/** Of the window; wider, the middle has no room between two of them. */
const MOST_SHARE = 0.3;

/** The widest that a panel at the side of a window may be. */
export function mostSideWidth(windowPx: number): number {
  return Math.round(windowPx * MOST_SHARE);
}

/** A kept width of a panel at the side, as far as it suits this window; `usualPx` is what the panel comes with. */
export function fitSideWidth(keptPx: number, usualPx: number, windowPx: number): number {
  const leastPx = Math.round(usualPx * LEAST_SHARE);
  return Math.max(leastPx, Math.min(Math.round(keptPx), mostSideWidth(windowPx)));
}
