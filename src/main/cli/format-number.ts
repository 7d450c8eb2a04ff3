const UNKNOWN = "—";

/** A fraction as a percent with two decimals; "—" when there is none. */
export function formatPercent(fraction: number): string {
  return Number.isNaN(fraction) ? UNKNOWN : `${formatDecimals(fraction * 100, 2)} %`;
}

/** Money with thousands separators and two decimals. */
export function formatMoney(value: number): string {
  if (!Number.isFinite(value)) return formatRatio(value);
  const [whole = "0", cents = "00"] = formatDecimals(value, 2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

/** A ratio with two decimals; "∞" and "—" for what is not a finite number. */
export function formatRatio(value: number): string {
  if (Number.isNaN(value)) return UNKNOWN;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  return formatDecimals(value, 2);
}

/** Never "-0.00". */
function formatDecimals(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}
