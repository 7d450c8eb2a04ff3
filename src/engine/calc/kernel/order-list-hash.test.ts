import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "#engine/testing/sha256.ts";
import { epochMs } from "#shared/model/time.ts";
import { aFill } from "../accounting/testing/a-fill.ts";
import { orderListHash } from "./order-list-hash.ts";

const times = fc.oneof(
  fc.integer({ min: 0, max: 5_000_000_000_000 }),
  fc.constantFrom(0, 999_999_999_999, 1_000_000_000_000, 9_999_999_999_999, 10_000_000_000_000, 0.5),
  fc.double(),
);

const fills = fc
  .record({
    tsMs: times.map(epochMs),
    symbol: fc.constantFrom("SPX", "BRK.B", "A", "", "Ä", "株", "A|B"),
    side: fc.constantFrom("buy" as const, "sell" as const),
    quantity: fc.oneof(fc.integer({ min: 1, max: 10_000_000 }), fc.double({ min: 1e-8, max: 1e21 })),
    price: fc.oneof(fc.double({ min: 0, max: 1e6 }), fc.double(), fc.constantFrom(1e21, -0, 1e-300)),
  })
  .map(aFill);

it("hashes a line of text for each fill", () => {
  fc.assert(
    fc.property(fc.array(fills, { maxLength: 40 }), (list) => {
      const text = list.map(
        ({ tsMs, symbol, side, quantity, price }) => `${tsMs}|${symbol}|${side}|${quantity}|${price}\n`,
      );
      expect(orderListHash(list, sha256)).toBe(sha256(text.join("")));
    }),
  );
});

it("hashes a list of several parts as one text", () => {
  const list = Array.from({ length: 1_300 }, (_, index) =>
    aFill({ quantity: index + 1, price: 100 / (index + 3) }),
  );
  const lines = list.map(
    ({ tsMs, symbol, side, quantity, price }) => `${tsMs}|${symbol}|${side}|${quantity}|${price}\n`,
  );
  expect(orderListHash(list, sha256)).toBe(sha256(lines.join("")));
});
