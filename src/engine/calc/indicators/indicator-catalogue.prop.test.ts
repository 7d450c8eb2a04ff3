import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import type { IndicatorParameter } from "#shared/model/indicator.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { anyBarSeries } from "#engine/testing/any-bar-series.ts";
import { barsPerYear } from "../calendar/bars-per-year.ts";
import { computeIndicator } from "./compute-indicator.ts";
import { INDICATORS } from "./indicator-catalogue.ts";
import type { Indicator } from "./indicator.ts";
import { firstBars } from "./testing/first-bars.ts";

type Lines = Readonly<Record<string, Float64Array>>;

/** Short periods, so that most of a drawn series lies behind the first value. */
const MOST_BARS = 12;
const RUNS = { numRuns: 25 };

const all = Object.entries(INDICATORS).map(([id, indicator]) => ({ id, indicator }));

function anyNumber({ isWhole, minimum, maximum }: IndicatorParameter): fc.Arbitrary<number> {
  if (isWhole) return fc.integer({ min: minimum, max: Math.max(minimum, MOST_BARS) });
  return fc.double({ min: minimum, max: maximum, noNaN: true });
}

function anyParameters(indicator: Indicator): fc.Arbitrary<readonly number[]> {
  return fc
    .tuple(...indicator.parameters.map(anyNumber))
    .filter((numbers) => indicator.findProblem(numbers) === undefined);
}

/** Every bar has volume: what an average by volume is without any, is said by a test of its own. */
const anyMarket = fc
  .tuple(
    anyBarSeries(),
    fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 60, maxLength: 60 }),
  )
  .map(([series, benchmark]) => ({
    series: { ...series, volume: series.volume.map((volume) => volume + 1) },
    benchmark: Float64Array.from(benchmark),
  }));

/** What the stream answers bar by bar, from bars that are objects of their own. */
function streamed(
  indicator: Indicator,
  series: BarSeries,
  numbers: readonly number[],
  benchmark: Float64Array,
): Lines {
  const next = indicator.start(numbers);
  const barsPerYearAt = barsPerYear(series);
  const answers = Array.from(series.close, (close, index) =>
    next({
      tsOpenMs: series.tsOpenMs[index]!,
      open: series.open[index]!,
      high: series.high[index]!,
      low: series.low[index]!,
      close,
      volume: series.volume[index]!,
      benchmarkClose: benchmark[index]!,
      barsPerYear: barsPerYearAt(index),
    }),
  );
  return Object.fromEntries(
    indicator.lines.map((line) => [
      line,
      Float64Array.from(answers, (answer) => (typeof answer === "number" ? answer : answer[line]!)),
    ]),
  );
}

/** The first value that differs bit for bit; quicker to look at than two columns. */
function findDifference(left: Lines, right: Lines): string | undefined {
  for (const [line, values] of Object.entries(left)) {
    const index = values.findIndex((value, place) => !Object.is(value, right[line]?.[place]));
    if (index >= 0) return `${line} at ${index}: ${values[index]} and ${right[line]?.[index]}`;
  }
  return Object.keys(left).join() === Object.keys(right).join() ? undefined : "lines differ";
}

function mapLines(lines: Lines, map: (values: Float64Array) => Float64Array): Lines {
  return Object.fromEntries(Object.entries(lines).map(([line, values]) => [line, map(values)]));
}

function timesTwo(series: BarSeries): BarSeries {
  const twice = (column: Float64Array): Float64Array => column.map((price) => price * 2);
  const { open, high, low, close } = series;
  return { ...series, open: twice(open), high: twice(high), low: twice(low), close: twice(close) };
}

describe("the catalogue", () => {
  it.each(all)(
    "gives the same $id in a stream as over a whole series, and as over its first bars",
    ({ indicator }) => {
      fc.assert(
        fc.property(
          anyMarket,
          anyParameters(indicator),
          fc.nat(60),
          ({ series, benchmark }, numbers, length) => {
            const whole = computeIndicator(indicator, series, numbers, benchmark);
            expect(Object.keys(whole)).toEqual(indicator.lines);
            expect(findDifference(streamed(indicator, series, numbers, benchmark), whole)).toBeUndefined();
            const known = computeIndicator(indicator, firstBars(series, length), numbers, benchmark);
            expect(
              findDifference(
                mapLines(whole, (values) => values.slice(0, length)),
                known,
              ),
            ).toBeUndefined();
          },
        ),
        RUNS,
      );
    },
  );

  it.each(all)("scales $id with the price where its unit is a price, and else not", ({ indicator }) => {
    const factor = indicator.unit.startsWith("price") ? 2 : 1;
    fc.assert(
      fc.property(anyMarket, anyParameters(indicator), ({ series, benchmark }, numbers) => {
        const lines = computeIndicator(indicator, series, numbers, benchmark);
        const scaled = computeIndicator(indicator, timesTwo(series), numbers, benchmark);
        expect(
          findDifference(
            mapLines(lines, (values) => values.map((value) => value * factor)),
            scaled,
          ),
        ).toBeUndefined();
      }),
      RUNS,
    );
  });

  it.each(all.filter(({ indicator }) => !indicator.needsBenchmark))(
    "has no value of $id before it is ready and a finite one ever after",
    ({ indicator }) => {
      fc.assert(
        fc.property(anyMarket, anyParameters(indicator), ({ series, benchmark }, numbers) => {
          for (const values of Object.values(computeIndicator(indicator, series, numbers, benchmark))) {
            const first = values.findIndex((value) => !Number.isNaN(value));
            expect(first < 0 || values.subarray(first).every(Number.isFinite)).toBe(true);
          }
        }),
        RUNS,
      );
    },
  );

  it.each(all.filter(({ indicator }) => indicator.parameters.some(({ unit }) => unit === "bars")))(
    "has no value of $id while its periods are longer than the series",
    ({ id, indicator }) => {
      const series = aBarSeries({ closes: [3, 4, 2, 5] });
      const numbers = indicator.parameters.map(({ isWhole, default: byDefault }, place) =>
        isWhole ? 50 + place : byDefault,
      );
      const lines = computeIndicator(indicator, series, numbers, series.close);
      const ready = Object.values(lines).filter((values) => !values.every(Number.isNaN));
      expect([id, ready]).toEqual([id, []]);
    },
  );
});
