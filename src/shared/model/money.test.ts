import { describe, expect, it } from "vitest";
import {
  moneyFromNumber,
  moneyFromText,
  moneyToNumber,
  moneyToText,
  multiplyMoney,
  shareOfMoney,
} from "./money.ts";

describe("moneyFromNumber", () => {
  it.each([
    [0.1, 10_000_000n],
    [-12.5, -1_250_000_000n],
    [1e-7, 10n],
    [1.5e21, 1_500_000_000_000_000_000_000n * 100_000_000n],
    [0, 0n],
    [-0, 0n],
  ])("takes the shortest decimal text of %d", (value, expected) => {
    expect(moneyFromNumber(value)).toBe(expected);
  });

  it("makes one tenth and two tenths three tenths", () => {
    expect(moneyFromNumber(0.1) + moneyFromNumber(0.2)).toBe(moneyFromNumber(0.3));
  });

  it.each([
    [0.000000005, 0n],
    [0.000000015, 2n],
    [0.000000025, 2n],
    [-0.000000015, -2n],
    [0.0000000051, 1n],
  ])("rounds %d half to even past the eighth decimal", (value, expected) => {
    expect(moneyFromNumber(value)).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (value) => {
    expect(() => moneyFromNumber(value)).toThrow(`money must be a finite decimal, was ${value}`);
  });
});

describe("moneyFromText", () => {
  it.each(["", "1.", ".5", "1,000", "0x10", " 1", "1e9999", "--1"])("refuses %j", (text) => {
    expect(() => moneyFromText(text)).toThrow("money must be a finite decimal");
  });
});

describe("moneyToText", () => {
  it.each(["0", "1234.5", "-0.00000001", "100", "99999999999999999999.12345678"])(
    "gives back %s exactly",
    (text) => {
      expect(moneyToText(moneyFromText(text))).toBe(text);
    },
  );
});

describe("moneyToNumber", () => {
  it("is the nearest number", () => {
    expect(moneyToNumber(moneyFromText("0.3"))).toBe(0.3);
  });
});

describe("multiplyMoney", () => {
  it("rounds the product once, half to even", () => {
    const product = (left: string, right: string): string =>
      moneyToText(multiplyMoney(moneyFromText(left), moneyFromText(right)));
    expect(product("3.3", "0.1")).toBe("0.33");
    expect(product("0.00000005", "0.1")).toBe("0");
    expect(product("0.00000015", "0.1")).toBe("0.00000002");
    expect(product("-0.00000015", "0.1")).toBe("-0.00000002");
  });
});

describe("shareOfMoney", () => {
  it("leaves a rest that adds up to the whole", () => {
    const share = shareOfMoney(100n, 1n, 3n);
    expect([share, 100n - share]).toEqual([33n, 67n]);
  });
});
