/** As fine as a plot shows. */
const MOST_MARKS = 121;
const FEWEST_MARKS = 21;
/** What all simulations write down together, so that very many of them stay small: 16 MB. */
const MOST_VALUES = 2_000_000;

/** At how many steps each of so many simulations writes its account value down. */
export function markCount(simulations: number): number {
  return Math.max(FEWEST_MARKS, Math.min(MOST_MARKS, Math.floor(MOST_VALUES / simulations)));
}

/** The steps that are written down: 0, `last`, and between them evenly; at most `count`, each once. */
export function equityMarks(last: number, count: number): Int32Array {
  const marks = Math.min(last, count - 1);
  if (marks < 1) return Int32Array.of(0);
  return Int32Array.from({ length: marks + 1 }, (_, index) => Math.round((index * last) / marks));
}
