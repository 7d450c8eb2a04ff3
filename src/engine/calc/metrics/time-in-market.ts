/** Share of bars that closed with a position; NaN without a bar. */
export function timeInMarket(exposure: Float64Array): number {
  let invested = 0;
  for (let index = 0; index < exposure.length; index += 1) invested += exposure[index] === 0 ? 0 : 1;
  return invested / exposure.length;
}
