/** Rounds to the eight decimals that the books count in, so that sums of fractions come back to exactly 0. */
export function roundUnits(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}
