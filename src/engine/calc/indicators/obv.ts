/** Granville's on balance volume: adds the volume of rising closes, takes that of falling ones; the first bar's counts. */
export function createObv(): { next(close: number, volume: number): number } {
  let previous = -Infinity;
  let balance = 0;
  return {
    next(close, volume) {
      balance += Math.sign(close - previous) * volume;
      previous = close;
      return balance;
    },
  };
}
