import { userError } from "../errors/app-error.ts";

/** An amount, a price or a quantity counted in units of 1e-8: sums and differences are exact. */
export type Money = bigint;

const DECIMALS = 8;
const SCALE = 10n ** BigInt(DECIMALS);
const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/;

/** Below this the units of a number and of its text differ by less than a fiftieth. */
const MOST_UNITS = 1e14;

/** Takes the shortest decimal text of `value`, so that 0.1 is one tenth; past the eighth decimal it rounds half to even. */
export function moneyFromNumber(value: number): Money {
  const units = value * 1e8;
  const nearest = Math.round(units);
  // So far from a tie the text rounds to the same unit, and need not be written and read.
  if (Math.abs(units) < MOST_UNITS && Math.abs(units - nearest) < 0.48) return BigInt(nearest);
  return moneyFromText(String(value));
}

/** Reads a decimal such as `-12.5` or `1e-7`; throws `money.not-a-decimal` for anything else. */
export function moneyFromText(text: string): Money {
  const match = DECIMAL_TEXT.exec(text);
  if (match === null) throw notADecimal(text);
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent) - fraction.length + DECIMALS;
  const digits = BigInt(whole + fraction);
  const magnitude =
    shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfEven(digits, 10n ** BigInt(-shift));
  return sign === "-" ? -magnitude : magnitude;
}

/** The shortest exact decimal text, as money travels on the wire: `1234.5`, `-0.00000001`, `0`. */
export function moneyToText(money: Money): string {
  const magnitude = money < 0n ? -money : money;
  const fraction = (magnitude % SCALE).toString().padStart(DECIMALS, "0").replace(/0+$/, "");
  return `${money < 0n ? "-" : ""}${magnitude / SCALE}${fraction === "" ? "" : `.${fraction}`}`;
}

/** The nearest number, for screens and statistics; never for books. */
export function moneyToNumber(money: Money): number {
  return Number(moneyToText(money));
}

/** `price` times `quantity`, rounded once, half to even. */
export function multiplyMoney(price: Money, quantity: Money): Money {
  return divideHalfEven(price * quantity, SCALE);
}

/** The share of `total` that `part` is of `whole`; the rest is `total` minus it, so nothing is lost. */
export function shareOfMoney(total: Money, part: Money, whole: Money): Money {
  return divideHalfEven(total * part, whole);
}

/** Rounds the quotient to the nearest integer, a tie to the even one; `divisor` is positive. */
function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const quotient = magnitude / divisor;
  const twiceRest = (magnitude % divisor) * 2n;
  const isUp = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  const rounded = isUp ? quotient + 1n : quotient;
  return value < 0n ? -rounded : rounded;
}

function notADecimal(text: string): Error {
  return userError({
    code: "money.not-a-decimal",
    message: `money must be a finite decimal, was ${text}`,
    value: text,
    remedy: "give digits with at most one point, such as 1234.50",
  });
}
