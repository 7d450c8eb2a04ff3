/**
 * Compound annual growth rate: (end / start) ^ (1 / years) - 1, where years = periods / periodsPerYear.
 * -1 when everything was lost; NaN without a period. As in QuantStats `cagr`.
 */
export function annualReturn(
  growth: { start: number; end: number; periods: number },
  periodsPerYear: number,
): number {
  if (growth.periods === 0) return Number.NaN;
  const ratio = Math.max(0, growth.end / growth.start);
  return ratio ** (periodsPerYear / growth.periods) - 1;
}
