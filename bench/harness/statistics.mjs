/** The middle of the samples; of two middles, their mean. */
export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Keeps four significant digits, all that a measurement is worth. */
export const rounded = (value) => (value === undefined ? undefined : Number(value.toPrecision(4)));

/** What is told of a series of samples. */
export function summarise(samples) {
  return {
    median: rounded(median(samples)),
    min: rounded(Math.min(...samples)),
    max: rounded(Math.max(...samples)),
  };
}
