/** How a number is shown; `fraction` as a percentage, `money` in account currency. */
export type FigureKind = "fraction" | "money" | "ratio" | "count" | "quantity" | "days" | "factor";

const DECIMALS: Readonly<Record<FigureKind, number>> = {
  fraction: 2,
  money: 2,
  ratio: 2,
  count: 0,
  quantity: 6,
  days: 0,
  factor: 3,
};

/** Infinity is "∞" and NaN "—"; why is the caller's to say. Never "-0.00". */
export function formatFigure(value: number, kind: FigureKind): string {
  if (!Number.isFinite(value)) return formatNonFinite(value);
  if (kind === "fraction") return `${formatDecimal(value * 100, DECIMALS.fraction)}%`;
  const text = formatDecimal(value, DECIMALS[kind]);
  return kind === "quantity" ? text.replace(/\.?0+$/, "") : text;
}

/** A percentage in a sentence or on an axis, where trailing zeros say nothing: "25%", "18.13%". */
export function formatShare(fraction: number): string {
  return formatFigure(fraction, "fraction").replace(/\.?0+%$/, "%");
}

export function formatPrice(value: number, decimals: number): string {
  return Number.isFinite(value) ? formatDecimal(value, decimals) : formatNonFinite(value);
}

/** Decimals for the prices of one instrument, from the scale of its series so that a column lines up. */
export function priceDecimals(highestPrice: number): number {
  if (highestPrice >= 10) return 2;
  return highestPrice >= 0.1 ? 4 : 8;
}

function formatNonFinite(value: number): string {
  if (Number.isNaN(value)) return "—";
  return value > 0 ? "∞" : "−∞";
}

function formatDecimal(value: number, decimals: number): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}
