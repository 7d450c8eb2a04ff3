/** z below which 5 % of a standard normal distribution lie. */
export const NORMAL_FIFTH_PERCENTILE = -1.6448536269514729;

const TERMS = 200;

/**
 * Cumulative distribution of the standard normal: Marsaglia's series around 0 (2004), a continued fraction (Lentz) in
 * the tails; 1e-15 absolute.
 */
export function normalCumulative(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (Math.abs(z) > 5) return z > 0 ? 1 - upperTail(z) : upperTail(-z);
  let term = z;
  let sum = z;
  for (let power = 3; power < 2 * TERMS && Math.abs(term) > 1e-18; power += 2) {
    term *= (z * z) / power;
    sum += term;
  }
  return 0.5 + sum * density(z);
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
    if (normalCumulative(middle) < probability) low = middle;
    else high = middle;
  }
}

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Mills' ratio as a continued fraction z + 1/(z + 2/(z + 3/(z + ...))), evaluated from far out. */
function upperTail(z: number): number {
  let fraction = z;
  for (let level = TERMS; level > 0; level -= 1) fraction = z + level / fraction;
  return density(z) / fraction;
}
