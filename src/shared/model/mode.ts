/** What clock, feed and venue a run uses. */
export const MODES = ["backtest", "paper", "live", "replay"] as const;
export type Mode = (typeof MODES)[number];
