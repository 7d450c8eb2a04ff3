/** Annual return over the depth of the maximum drawdown (Young 1991), here over the whole period; Infinity without a drawdown. */
export function calmar(annualReturn: number, maximumDrawdown: number): number {
  return annualReturn / Math.abs(maximumDrawdown);
}
