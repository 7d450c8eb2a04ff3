/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share from how often something happened (Wilson 1927): honest for few cases, where the plain share
 * is not. Undefined without any case.
 */
export function wilsonInterval(
  hits: number,
  cases: number,
): { readonly low: number; readonly high: number } | undefined {
  if (cases === 0) return undefined;
  const share = hits / cases;
  const scale = 1 + (Z * Z) / cases;
  const middle = share + (Z * Z) / (2 * cases);
  const reach = Z * Math.sqrt((share * (1 - share)) / cases + (Z * Z) / (4 * cases * cases));
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}
