const TAIL_FROM = 5;
const SERIES_TERMS = 200;
const FRACTION_TERMS = 80;

/** Probability that a standard normal number is at most `value`; by series near 0, by continued fraction in the tails. */
export function normalCdf(value: number): number {
  if (Number.isNaN(value)) return Number.NaN;
  const distance = Math.abs(value);
  const above = distance < TAIL_FROM ? 0.5 - halfSeries(distance) : upperTail(distance);
  return value > 0 ? 1 - above : above;
}

/** The value below which a standard normal number lies with that probability; infinite at 0 and 1. */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN;
  if (probability === 0 || probability === 1) return probability === 0 ? -Infinity : Infinity;
  let [low, high] = [-40, 40];
  // Halving is slow and cannot fail; the value is needed twice a study.
  while (true) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (normalCdf(middle) < probability) low = middle;
    else high = middle;
  }
}

function density(value: number): number {
  return Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI);
}

/** Area from 0 to `value` (Abramowitz and Stegun 26.2.11). */
function halfSeries(value: number): number {
  let term = value;
  let sum = value;
  for (let index = 1; index < SERIES_TERMS && term > sum * 1e-18; index += 1) {
    term *= (value * value) / (2 * index + 1);
    sum += term;
  }
  return density(value) * sum;
}

/** Area above `value` (Abramowitz and Stegun 26.2.14). */
function upperTail(value: number): number {
  if (value === Infinity) return 0;
  let fraction = value;
  for (let index = FRACTION_TERMS; index > 0; index -= 1) fraction = value + index / fraction;
  return density(value) / fraction;
}
