export const SLICE_IDS = [
  "data",
  "analyze",
  "market_regime",
  "ml_strategy",
  "position_sizing",
  "backtest",
  "optimize",
  "adaptive_portfolio",
  "paper_trade",
  "live_trade",
  "monitor",
] as const;
/** A built-in slice; a user's own slice has any other snake_case id. */
export type SliceId = (typeof SLICE_IDS)[number];
