import fc from "fast-check";
import { listUsEquitySessions } from "#engine/calc/calendar/us-equity-sessions.ts";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { sha256 } from "./sha256.ts";

const FIRST_DAY_MS = Date.UTC(2015, 0, 2);

/** Any valid daily series of up to 60 sessions on the US calendar. */
export function anyBarSeries(): fc.Arbitrary<BarSeries> {
  const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const bar = fc.record({
    prices: fc
      .tuple(price, price, price, price)
      .map((prices) => prices.toSorted((left, right) => left - right)),
    isUp: fc.boolean(),
    volume: fc.double({ min: 0, max: 1e12, noNaN: true }).map(Math.abs),
  });
  return fc.tuple(fc.nat(2_000), fc.array(bar, { minLength: 1, maxLength: 60 })).map(([startDay, bars]) => {
    const startMs = FIRST_DAY_MS + startDay * DAY_MS;
    const days = listUsEquitySessions(startMs, startMs + 120 * DAY_MS);
    const at = (index: number) => bars.map(({ prices }) => prices[index]!);
    const [low, first, second, high] = [at(0), at(1), at(2), at(3)];
    const columns = {
      tsOpenMs: Float64Array.from(bars, (_, index) => days[index]!),
      open: Float64Array.from(bars, ({ isUp }, index) => (isUp ? first[index]! : second[index]!)),
      high: Float64Array.from(high),
      low: Float64Array.from(low),
      close: Float64Array.from(bars, ({ isUp }, index) => (isUp ? second[index]! : first[index]!)),
      volume: Float64Array.from(bars, ({ volume }) => volume),
    };
    const provenance = { provider: "test", isSynthetic: false, origin: "drawn by a property", caveats: [] };
    return makeBarSeries({ symbol: "ANY", timeframe: "1d", columns, provenance }, sha256);
  });
}
