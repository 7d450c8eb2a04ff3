import { formatContext } from "./format-context.ts";

/** How a number reads, and why when it is no figure. */
export interface FormattedNumber {
  readonly text: string;
  /** Set when the text stands for something that is not a plain figure. */
  readonly reason: string | undefined;
}

export type NumberKind = "money" | "price" | "quantity" | "percent" | "ratio" | "integer" | "figure";

interface Format {
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: number;
  readonly suffix: string;
}

const FORMATS: Readonly<Record<NumberKind, Format>> = {
  money: { minimum: 2, maximum: 2, scale: 1, suffix: "" },
  price: { minimum: 2, maximum: 2, scale: 1, suffix: "" },
  quantity: { minimum: 0, maximum: 8, scale: 1, suffix: "" },
  percent: { minimum: 2, maximum: 2, scale: 100, suffix: "%" },
  ratio: { minimum: 2, maximum: 2, scale: 1, suffix: "" },
  integer: { minimum: 0, maximum: 0, scale: 1, suffix: "" },
  /** Of a kind that nobody knows. */
  figure: { minimum: 0, maximum: 2, scale: 1, suffix: "" },
};

const MINUS = "\u2212";
const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(minimum: number, maximum: number): Intl.NumberFormat {
  const { numberLocale } = formatContext();
  const key = `${numberLocale} ${minimum} ${maximum}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(numberLocale, {
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
  });
  formatters.set(key, made);
  return made;
}

function signOf(value: number, isZeroText: boolean, isSigned: boolean): string {
  if (isZeroText) return "";
  if (value < 0) return MINUS;
  return isSigned ? "+" : "";
}

/** Writes a number for people; a fraction becomes a percentage, `decimals` overrides the kind's. */
export function formatNumber(
  value: number | undefined,
  kind: NumberKind,
  options: { readonly isSigned?: boolean; readonly decimals?: number } = {},
): FormattedNumber {
  if (value === undefined) return { text: "—", reason: "not known" };
  if (Number.isNaN(value)) return { text: "—", reason: "not defined: too few trades or bars to compute it" };
  if (!Number.isFinite(value)) {
    const text = value > 0 ? "∞" : `${MINUS}∞`;
    return { text, reason: "infinite: there is nothing to divide by, such as no losing trade" };
  }
  const format = FORMATS[kind];
  const { minimum, maximum } =
    options.decimals === undefined ? format : { minimum: options.decimals, maximum: options.decimals };
  const digits = formatterFor(minimum, maximum).format(Math.abs(value * format.scale));
  const isZeroText = !/[1-9]/.test(digits);
  return {
    text: signOf(value, isZeroText, options.isSigned === true) + digits + format.suffix,
    reason: undefined,
  };
}

/** Writes a number of things. */
export function formatCount(count: number): string {
  return formatterFor(0, 0).format(count);
}

/** Decimals that a price needs so that neighbouring ticks differ: 2 for a stock, more for a small price. */
export function priceDecimals(price: number): number {
  const size = Math.abs(price);
  if (size >= 1 || size === 0 || !Number.isFinite(size)) return 2;
  return Math.min(8, 2 + Math.ceil(-Math.log10(size)));
}
