import { roundUnits } from "../accounting/round-units.ts";

const YEAR_MS = 365 * 86_400_000;

/**
 * Fee for what is sold short over `elapsedMs`, on its value at the last price; `rate` is a fraction a year of 365 days.
 * 0 before the first price, and for what is not short.
 */
export function borrowFee(
  { quantity, lastPrice }: { readonly quantity: number; readonly lastPrice: number },
  elapsedMs: number,
  rate: number,
): number {
  if (!(quantity < 0 && elapsedMs > 0)) return 0;
  return roundUnits((-quantity * lastPrice * rate * elapsedMs) / YEAR_MS);
}
