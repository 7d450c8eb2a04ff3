/** Closes on straight lines through the corners, each given as [bar, price]; the first corner is at bar 0. */
export function pathThrough(
  ...corners: readonly (readonly [bar: number, price: number])[]
): readonly number[] {
  const closes: number[] = [];
  for (const [position, [bar, price]] of corners.entries()) {
    const [fromBar, fromPrice] = corners[position - 1] ?? [bar, price];
    for (let index = closes.length; index <= bar; index += 1) {
      closes.push(
        bar === fromBar ? price : fromPrice + ((price - fromPrice) * (index - fromBar)) / (bar - fromBar),
      );
    }
  }
  return closes;
}
