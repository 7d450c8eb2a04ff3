const MOST_SHOWN = 8;

/** The symbols that a typed text may mean: those that begin with it before those that have it, each shortest first. */
export function matchSymbols(symbols: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toUpperCase();
  const rank = (symbol: string): number => (symbol.startsWith(wanted) ? 0 : 1);
  return symbols
    .filter((symbol) => symbol.includes(wanted))
    .toSorted((left, right) => rank(left) - rank(right) || left.length - right.length)
    .slice(0, MOST_SHOWN);
}
