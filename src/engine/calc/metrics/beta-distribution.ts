/** Value below which a share of a Beta(a, b) distribution lies, by halving; `a` and `b` are at least 1. */
export function betaQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (betaCumulative(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** As many as a number between 0 and 1 has bits. */
const HALVINGS = 60;

/** Share of a Beta(a, b) distribution below `x`: the regularised incomplete beta function (Abramowitz and Stegun 26.5.8). */
export function betaCumulative(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCumulative(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (front * continuedFraction(x, a, b)) / a;
}

const MOST_TERMS = 10_000;
const CLOSE_ENOUGH = 1e-16;
const TINY = 1e-300;

/** By Lentz's method (Press et al., Numerical Recipes 6.4). */
function continuedFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let term = 1; term <= MOST_TERMS; term += 1) {
    let factor = 1;
    for (const part of partsOf(term, x, a, b)) {
      denominator = 1 / away(1 + part * denominator);
      numerator = away(1 + part / numerator);
      factor = denominator * numerator;
      value *= factor;
    }
    if (Math.abs(factor - 1) < CLOSE_ENOUGH) return value;
  }
  return value;
}

function partsOf(term: number, x: number, a: number, b: number): readonly [even: number, odd: number] {
  const at = a + 2 * term;
  return [(term * (b - term) * x) / ((at - 1) * at), (-(a + term) * (a + b + term) * x) / (at * (at + 1))];
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** Lanczos's approximation with the coefficients of Godfrey (g = 7, n = 9): 15 digits for arguments of 1 and more. */
function logGamma(value: number): number {
  const [first = 0, ...rest] = COEFFICIENTS;
  const at = value - 1;
  const sum = rest.reduce((total, coefficient, index) => total + coefficient / (at + index + 1), first);
  const base = at + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(sum);
}

const COEFFICIENTS: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
