/** Shares of the scale's height that are left free. */
export interface ScaleMargins {
  readonly top: number;
  readonly bottom: number;
}

interface PriceRange {
  readonly minValue: number;
  readonly maxValue: number;
}

/**
 * The range to fit a scale to, so that its lower margin ends at zero at the lowest: prices that are never negative get no labels below zero.
 * The lowest of them then stand in the margin. A range that has negative prices is left as it is.
 */
export function keepAboveZero(range: PriceRange, { top, bottom }: ScaleMargins): PriceRange {
  const { minValue, maxValue } = range;
  if (minValue < 0) return range;
  return { minValue: Math.max(minValue, (bottom * maxValue) / (1 - top)), maxValue };
}
