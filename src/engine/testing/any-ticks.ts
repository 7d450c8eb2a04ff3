import fc from "fast-check";
import type { Ticks } from "#engine/calc/bars/ticks.ts";

const FIRST_MS = Date.UTC(2024, 2, 7, 9);

/** Up to 300 trades of some weeks around a change of clocks, by day and night, several at a time. */
export function anyTicks(): fc.Arbitrary<Ticks> {
  const trade = fc.record({
    stepMs: fc.oneof(fc.constant(0), fc.nat(120_000), fc.nat(40_000_000)),
    price: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    size: fc.double({ min: 0, max: 1e9, noNaN: true }).map(Math.abs),
  });
  return fc.array(trade, { minLength: 1, maxLength: 300 }).map((trades) => {
    let time = FIRST_MS;
    return {
      tsMs: Float64Array.from(trades, ({ stepMs }) => (time += stepMs)),
      price: Float64Array.from(trades, ({ price }) => price),
      size: Float64Array.from(trades, ({ size }) => size),
    };
  });
}
