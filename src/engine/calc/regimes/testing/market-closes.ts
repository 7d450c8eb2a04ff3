/** A stretch of bars whose log returns alternate between `drift + swing` and `drift - swing`. */
export interface MarketPart {
  readonly bars: number;
  readonly drift: number;
  /** Per-bar standard deviation; 0.01 is about 16 % a year. */
  readonly swing: number;
}

/** The closes of such a market, from 100 on. */
export function marketCloses(...parts: readonly MarketPart[]): readonly number[] {
  const closes = [100];
  for (const { bars, drift, swing } of parts) {
    for (let bar = 0; bar < bars; bar += 1) {
      const change = drift + (bar % 2 === 0 ? swing : -swing);
      closes.push((closes.at(-1) ?? 100) * Math.exp(change));
    }
  }
  return closes;
}
