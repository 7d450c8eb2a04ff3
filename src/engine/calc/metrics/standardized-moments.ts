import { meanAndDeviation } from "./mean-and-deviation.ts";

interface StandardizedMoments {
  /** Adjusted Fisher-Pearson coefficient (Joanes and Gill 1998, G1), as pandas `skew`; needs three values. */
  readonly skew: number;
  /** Unbiased excess kurtosis (Joanes and Gill 1998, G2), as pandas `kurt`; needs four values. */
  readonly excessKurtosis: number;
}

/** Asymmetry and weight of the tails; NaN where there are too few values or all are equal. */
export function standardizedMoments(values: Float64Array): StandardizedMoments {
  const count = values.length;
  const { mean } = meanAndDeviation(values);
  const [second, third, fourth] = centralSums(values, mean);
  const variance = second / (count - 1);
  const skew = (count * third) / ((count - 1) * (count - 2) * variance ** 1.5);
  const spread = (count * (count + 1) * fourth) / ((count - 1) * (count - 2) * (count - 3) * variance ** 2);
  const correction = (3 * (count - 1) ** 2) / ((count - 2) * (count - 3));
  return {
    skew: count < 3 ? Number.NaN : skew,
    excessKurtosis: count < 4 ? Number.NaN : spread - correction,
  };
}

function centralSums(values: Float64Array, mean: number): readonly [number, number, number] {
  let [second, third, fourth] = [0, 0, 0];
  for (const value of values) {
    const distance = value - mean;
    const square = distance * distance;
    second += square;
    third += square * distance;
    fourth += square * square;
  }
  return [second, third, fourth];
}
