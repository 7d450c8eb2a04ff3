/** What a search needs to know of one backtest; as in `Statistics`. */
export interface TrialFigures {
  readonly sharpe: number;
  readonly totalReturn: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}
