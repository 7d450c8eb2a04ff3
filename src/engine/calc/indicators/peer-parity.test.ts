import { HeikinAshi } from "technicalindicators";
import {
  AO,
  CHOP,
  CMF,
  ElderRay,
  FisherTransform,
  ForceIndex,
  HMA,
  IchimokuCloud,
  KeltnerChannels,
  SuperTrend,
  VortexIndicator,
  VWAP,
  VWMA,
} from "trading-signals";
import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { computeIndicator } from "./compute-indicator.ts";
import { INDICATORS, type IndicatorId } from "./indicator-catalogue.ts";

/** The indicators that TA-Lib has not, against independent npm implementations or their definition written out. */
const series = loadSpx();
const candles = Array.from(series.close, (close, index) => ({
  open: series.open[index]!,
  high: series.high[index]!,
  low: series.low[index]!,
  close,
  volume: series.volume[index]!,
}));

/** The peer seeds its averages with their first value: what that is worth has faded away by this bar. */
const FADED = 1_000;
/** SPX stands between 676 and 3,386, its volume is up to 1e10. */
const RELATIVE = 1e-9;

interface Peer {
  readonly id: IndicatorId;
  readonly parameters: readonly number[];
  readonly lines: Readonly<Record<string, (index: number) => number | undefined>>;
  readonly from: number;
  /** Size that errors near 0 are measured against. */
  readonly scale?: number;
}

/** What a peer answers at each bar; undefined where it has no value. */
function answersOf<Input, Answer>(
  peer: { add(input: Input): Answer | null },
  inputs: readonly Input[],
): readonly (Answer | undefined)[] {
  return inputs.map((input) => {
    const answer = peer.add(input);
    // Some peers answer the same object at each bar.
    return answer === null ? undefined : structuredClone(answer);
  });
}

const hull = answersOf(new HMA(20), [...series.close]);
const weighted = answersOf(new VWMA(20), candles);
const keltner = answersOf(new KeltnerChannels({ emaInterval: 20, atrInterval: 10, multiplier: 2 }), candles);
const cloud = answersOf(new IchimokuCloud(), candles);
const trend = answersOf(new SuperTrend({ interval: 10, multiplier: 3 }), candles);
const vortex = answersOf(new VortexIndicator(14), candles);
const chop = answersOf(new CHOP(14), candles);
const flow = answersOf(new CMF(20), candles);
const force = answersOf(new ForceIndex(13), candles);
const elder = answersOf(new ElderRay(13), candles);
const awesome = answersOf(new AO(5, 34), candles);
const fisher = answersOf(new FisherTransform(9), candles);
const averaged = HeikinAshi.calculate({
  open: candles.map(({ open }) => open),
  high: candles.map(({ high }) => high),
  low: candles.map(({ low }) => low),
  close: candles.map(({ close }) => close),
  volume: candles.map(({ volume }) => volume),
  timestamp: candles.map((_, index) => index),
});

const PEERS: readonly Peer[] = [
  { id: "hma", parameters: [20], lines: { value: (index) => hull[index] }, from: 22 },
  { id: "vwma", parameters: [20], lines: { value: (index) => weighted[index] }, from: 19 },
  {
    id: "keltner",
    parameters: [20, 10, 2],
    lines: {
      middle: (index) => keltner[index]?.middle,
      upper: (index) => keltner[index]?.upper,
      lower: (index) => keltner[index]?.lower,
    },
    from: FADED,
  },
  {
    id: "ichimoku",
    parameters: [9, 26, 52, 26],
    lines: {
      conversion: (index) => cloud[index]?.conversion,
      base: (index) => cloud[index]?.base,
      // The peer answers the spans where they are computed, we where they are drawn.
      spanA: (index) => cloud[index - 26]?.spanA,
      spanB: (index) => cloud[index - 26]?.spanB,
    },
    from: 77,
  },
  {
    id: "supertrend",
    parameters: [10, 3],
    lines: { value: (index) => trend[index]?.supertrend },
    from: FADED,
  },
  {
    id: "vortex",
    parameters: [14],
    lines: { plus: (index) => vortex[index]?.plus, minus: (index) => vortex[index]?.minus },
    from: 14,
  },
  { id: "choppiness", parameters: [14], lines: { value: (index) => chop[index] ?? undefined }, from: 14 },
  {
    id: "chaikin_money_flow",
    parameters: [20],
    lines: { value: (index) => flow[index] ?? undefined },
    from: 19,
    scale: 0.1,
  },
  {
    id: "force_index",
    parameters: [13],
    lines: { value: (index) => force[index] ?? undefined },
    from: FADED,
    scale: 1e10,
  },
  {
    id: "elder_ray",
    parameters: [13],
    lines: { bull: (index) => elder[index]?.bullPower, bear: (index) => elder[index]?.bearPower },
    from: FADED,
    scale: 10,
  },
  {
    id: "awesome_oscillator",
    parameters: [5, 34],
    lines: { value: (index) => awesome[index] ?? undefined },
    from: 33,
    scale: 10,
  },
  {
    id: "fisher_transform",
    parameters: [9],
    lines: {
      fisher: (index) => fisher[index] ?? undefined,
      trigger: (index) => fisher[index - 1] ?? undefined,
    },
    from: 9,
    scale: 0.1,
  },
  {
    id: "heikin_ashi",
    parameters: [],
    lines: {
      open: (index) => averaged.open?.[index],
      high: (index) => averaged.high?.[index],
      low: (index) => averaged.low?.[index],
      close: (index) => averaged.close?.[index],
    },
    from: 0,
  },
];

describe("indicators that TA-Lib has not", () => {
  it.each(PEERS)(
    "give $id as an independent implementation does",
    ({ id, parameters, lines, from, scale = 0 }) => {
      const ours = computeIndicator(INDICATORS[id], series, parameters);
      expect(Object.keys(ours)).toEqual(Object.keys(lines));
      const distances = Object.entries(lines).flatMap(([line, peerAt]) =>
        Array.from(ours[line]!.subarray(from), (value, place) => {
          const expected = peerAt(from + place) ?? Number.NaN;
          return Math.abs(value - expected) / Math.max(Math.abs(expected), scale);
        }),
      );
      expect(distances.length).toBeGreaterThan(4_000);
      expect(distances.reduce((worst, distance) => Math.max(worst, distance), 0)).toBeLessThan(RELATIVE);
    },
  );

  it("begin the volume weighted price anew each day", () => {
    const closes = Array.from({ length: 30 }, (_, index) => 100 + Math.sin(index) * 3);
    const volumes = closes.map((_, index) => 1_000 + index * 7);
    const day = aBarSeries({ closes, volumes, timeframe: "1h", startDate: "2024-03-04" });
    const { value } = computeIndicator(INDICATORS.vwap, day, []);
    const bars = closes.map((close, index) => ({
      high: day.high[index]!,
      low: day.low[index]!,
      close,
      volume: volumes[index]!,
    }));
    const expected = [...answersOf(new VWAP(), bars.slice(0, 24)), ...answersOf(new VWAP(), bars.slice(24))];
    for (const [index, price] of expected.entries()) expect(value![index]).toBeCloseTo(price!, 9);
  });
});

/** The plain definition over each window of closes. */
function overWindows(length: number, define: (window: readonly number[]) => number): readonly number[] {
  return Array.from(series.close, (_, index) =>
    index + 1 < length ? Number.NaN : define([...series.close.subarray(index + 1 - length, index + 1)]),
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function lineThrough(values: readonly number[]) {
  const middle = (values.length - 1) / 2;
  const mean = meanOf(values);
  const slope =
    values.reduce((sum, value, place) => sum + (place - middle) * (value - mean), 0) /
    values.reduce((sum, _, place) => sum + (place - middle) ** 2, 0);
  const errors = values.reduce(
    (sum, value, place) => sum + (value - mean - slope * (place - middle)) ** 2,
    0,
  );
  return { end: mean + slope * middle, error: Math.sqrt(errors / (values.length - 2)) };
}

describe("indicators that no peer has", () => {
  const expectClose = (ours: Float64Array | undefined, expected: readonly number[]): void => {
    const distances = expected.map((value, index) =>
      Number.isNaN(value) && Number.isNaN(ours?.[index])
        ? 0
        : Math.abs((ours?.[index] ?? Number.NaN) - value),
    );
    expect(Math.max(...distances)).toBeLessThan(1e-8);
  };

  it("give the standard error bands as a regression over each window does", () => {
    const ends = overWindows(21, (window) => lineThrough(window).end);
    const errors = overWindows(21, (window) => lineThrough(window).error);
    const smooth = (values: readonly number[], index: number): number =>
      index < 2 ? Number.NaN : meanOf(values.slice(index - 2, index + 1));
    const { middle, upper } = computeIndicator(INDICATORS.standard_error_bands, series, [21, 2]);
    expectClose(
      middle,
      ends.map((_, index) => smooth(ends, index)),
    );
    expectClose(
      upper,
      ends.map((_, index) => smooth(ends, index) + 2 * smooth(errors, index)),
    );
  });

  it("give z-score and percent rank as their definitions do", () => {
    const score = overWindows(20, (window) => {
      const mean = meanOf(window);
      return ((window.at(-1) ?? 0) - mean) / Math.sqrt(meanOf(window.map((value) => (value - mean) ** 2)));
    });
    const rank = overWindows(21, (window) => {
      const [last = Number.NaN, ...before] = window.toReversed();
      return (100 * before.filter((value) => value <= last).length) / before.length;
    });
    expectClose(computeIndicator(INDICATORS.z_score, series, [20])["value"], score);
    expectClose(computeIndicator(INDICATORS.percent_rank, series, [20])["value"], rank);
  });

  it("measure correlation and beta against another market", () => {
    // Twice each return of the S&P 500, in the other direction.
    const benchmark = series.close.map((close) => 1e9 / close ** 2);
    const { value: correlation } = computeIndicator(INDICATORS.correlation, series, [60], benchmark);
    const { value: beta } = computeIndicator(INDICATORS.beta, series, [60], benchmark);
    expectClose(
      correlation,
      overWindows(61, () => -1),
    );
    expectClose(
      beta,
      overWindows(61, () => -0.5),
    );
  });

  it("leave out bars that the other market has not", () => {
    const closes = [10, 11, 12, 11, 13, 12, 14];
    const benchmark = Float64Array.of(20, 23, Number.NaN, 21, 26, 25, 26);
    const { value: beta } = computeIndicator(INDICATORS.beta, aBarSeries({ closes }), [2], benchmark);
    const without = (values: readonly number[]): number[] => values.filter((_, index) => index !== 2);
    const { value: expected } = computeIndicator(
      INDICATORS.beta,
      aBarSeries({ closes: without(closes) }),
      [2],
      Float64Array.from(without([...benchmark])),
    );
    expect(beta![2]).toBe(Number.NaN);
    expect(without([...beta!])).toEqual([...expected!]);
    expect(without([...beta!]).filter(Number.isFinite)).toHaveLength(4);
  });

  it("give pivot points from the session before", () => {
    const day = aBarSeries({
      closes: [10, 12, 11, 13],
      highs: [11, 15, 12, 13],
      lows: [9, 11, 10, 12],
      timeframe: "1d",
    });
    const hours = { ...day, tsOpenMs: day.tsOpenMs.map((time, index) => time - (index % 2) * 3_600_000) };
    const { pivot, resistance1, support2 } = computeIndicator(INDICATORS.pivot_points, hours, []);
    // The second bar opens an hour before its midnight and so belongs to the first bar's day: high 15, low 9, close 12.
    expect([pivot, resistance1, support2]).toEqual([
      Float64Array.of(Number.NaN, Number.NaN, 12, 12),
      Float64Array.of(Number.NaN, Number.NaN, 15, 15),
      Float64Array.of(Number.NaN, Number.NaN, 6, 6),
    ]);
  });
});

describe("on a market that does not move", () => {
  const still = aBarSeries({ closes: Array.from({ length: 200 }, () => 100) });
  const lastOf = (id: IndicatorId): unknown => {
    const indicator = INDICATORS[id];
    const numbers = indicator.parameters.map((parameter) => parameter.default);
    const lines = computeIndicator(indicator, still, numbers, still.close);
    const values = Object.values(lines).map((column) => Math.round(column.at(-1)! * 1e9) / 1e9 + 0);
    return values.length === 1 ? values[0] : values;
  };

  it("each indicator rests at its price, at 0 or in its middle", () => {
    const ids = Object.keys(INDICATORS) as IndicatorId[];
    expect(Object.fromEntries(ids.map((id) => [id, lastOf(id)]))).toEqual({
      ...Object.fromEntries(ids.filter((id) => INDICATORS[id].pane === "price").map((id) => [id, 100])),
      bollinger: [100, 100, 100],
      keltner: [100, 100, 100],
      standard_error_bands: [100, 100, 100],
      donchian: [100, 100],
      ichimoku: [100, 100, 100, 100],
      heikin_ashi: [100, 100, 100, 100],
      pivot_points: [100, 100, 100, 100, 100, 100, 100],
      rsi: 50,
      rate_of_change: 0,
      momentum: 0,
      trix: 0,
      cmo: 0,
      percent_rank: 100,
      macd: [0, 0, 0],
      ppo: [0, 0, 0],
      stochastic: [50, 50],
      stochastic_rsi: [50, 50],
      williams_r: -50,
      cci: 0,
      ultimate_oscillator: 50,
      awesome_oscillator: 0,
      fisher_transform: [0, 0],
      elder_ray: [0, 0],
      adx: [0, 0, 0],
      aroon: [100, 100, 0],
      vortex: [1, 1],
      choppiness: 100,
      linear_regression_slope: 0,
      atr: 0,
      natr: 0,
      true_range: 0,
      standard_deviation: 0,
      realized_volatility: 0,
      z_score: 0,
      obv: 1_000,
      accumulation_distribution: 0,
      chaikin_oscillator: 0,
      money_flow_index: 50,
      chaikin_money_flow: 0,
      force_index: 0,
      // Nothing can be said of how two markets go together that do not go.
      correlation: Number.NaN,
      beta: Number.NaN,
    });
  });

  it("what is weighted by volume has no value where nothing was traded", () => {
    const untraded = { ...still, volume: new Float64Array(200) };
    for (const id of ["vwma", "vwap", "chaikin_money_flow"] as const) {
      const numbers = INDICATORS[id].parameters.map((parameter) => parameter.default);
      expect(computeIndicator(INDICATORS[id], untraded, numbers)["value"]?.every(Number.isNaN)).toBe(true);
    }
  });
});
