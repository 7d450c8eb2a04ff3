/** Trades whose return lies in [from, to). */
export interface ReturnBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const WIDTHS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const MAXIMUM_BINS = 24;

/** Histogram of returns (fractions) in round steps that start at a multiple of the step, so that 0 is an edge. */
export function returnDistribution(returns: readonly number[]): readonly ReturnBin[] {
  const finite = returns.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return [];
  const lowest = finite.reduce((least, value) => Math.min(least, value));
  const highest = finite.reduce((most, value) => Math.max(most, value));
  const width =
    WIDTHS.find((candidate) => (highest - lowest) / candidate <= MAXIMUM_BINS - 2) ?? highest - lowest;
  // The nudge keeps 0.03 / 0.01 in its own bin although the quotient is a hair below 3.
  const binOf = (value: number): number => Math.floor(value / width + 1e-9);
  const first = binOf(lowest);
  const bins = Array.from({ length: binOf(highest) - first + 1 }, (_, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width,
    count: 0,
  }));
  for (const value of finite) {
    const bin = bins[binOf(value) - first];
    if (bin !== undefined) bin.count += 1;
  }
  return bins;
}
