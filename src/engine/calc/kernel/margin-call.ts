/**
 * True when at `worst` the account's own money is less than the maintenance fraction of all that it holds. The other
 * symbols stand at their last prices.
 */
export function breachedAt(
  quantity: number,
  worst: number,
  { equity, othersGross }: { readonly equity: number; readonly othersGross: number },
  maintenance: number,
): boolean {
  return equity < maintenance * (othersGross + Math.abs(quantity) * worst);
}
