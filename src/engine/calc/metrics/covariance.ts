import { columnMean } from "./column-figures.ts";

/** Sample covariance (n - 1) of two columns of one length; NaN of fewer than two values. */
export function covarianceOf(left: Float64Array, right: Float64Array): number {
  const [leftMean, rightMean] = [columnMean(left), columnMean(right)];
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) {
    sum += ((left[index] ?? Number.NaN) - leftMean) * ((right[index] ?? Number.NaN) - rightMean);
  }
  return left.length < 2 ? Number.NaN : sum / (left.length - 1);
}

/** Pearson correlation; NaN where one of them never varies. */
export function correlationOf(left: Float64Array, right: Float64Array): number {
  const spread = Math.sqrt(covarianceOf(left, left) * covarianceOf(right, right));
  return spread > 0 ? covarianceOf(left, right) / spread : Number.NaN;
}
