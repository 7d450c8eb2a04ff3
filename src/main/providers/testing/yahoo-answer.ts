/** Days of February 2026 at 09:30 in New York, in seconds: 13, 17, 18, 19, 20 (the 16th was a holiday). */
export const FEBRUARY_DAYS = [1_770_993_000, 1_771_338_600, 1_771_425_000, 1_771_511_400, 1_771_597_800];

/** That many days from Monday, 2020-01-06 on at 14:30 UTC, without weekends, in seconds. */
export function weekdays(count: number): readonly number[] {
  const first = Date.UTC(2020, 0, 6, 14, 30) / 1_000;
  return Array.from({ length: count }, (_, index) => first + (index + 2 * Math.floor(index / 5)) * 86_400);
}

interface AnswerParts {
  readonly timestamps?: readonly number[];
  readonly closes?: readonly (number | null)[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly events?: Readonly<Record<string, unknown>>;
}

/** An answer of the chart service in its own form, its figures made up; open, high and low follow from the close. */
export function yahooAnswer(parts: AnswerParts = {}): unknown {
  const timestamps = parts.timestamps ?? FEBRUARY_DAYS;
  const closes = parts.closes ?? timestamps.map((_, index) => 100 + index);
  const from = (change: number) => closes.map((close) => (close === null ? null : close + change));
  const session = (name: string, start: number, end: number) => ({
    [name]: { timezone: "EST", start, end, gmtoffset: -18_000 },
  });
  const result = {
    meta: {
      currency: "USD",
      symbol: "ACME",
      exchangeName: "NMS",
      fullExchangeName: "NasdaqGS",
      instrumentType: "EQUITY",
      firstTradeDate: 345_479_400,
      regularMarketTime: 1_771_621_200,
      hasPrePostMarketData: true,
      gmtoffset: -18_000,
      timezone: "EST",
      exchangeTimezoneName: "America/New_York",
      regularMarketPrice: 104,
      chartPreviousClose: 99,
      priceHint: 2,
      currentTradingPeriod: {
        ...session("pre", 1_771_578_000, 1_771_597_800),
        ...session("regular", 1_771_597_800, 1_771_621_200),
        ...session("post", 1_771_621_200, 1_771_635_600),
      },
      dataGranularity: "1d",
      range: "",
      validRanges: ["1d", "5d", "max"],
      ...parts.meta,
    },
    timestamp: timestamps,
    ...(parts.events === undefined ? {} : { events: parts.events }),
    indicators: {
      quote: [
        {
          open: from(-0.5),
          high: from(1),
          low: from(-1),
          close: closes,
          volume: closes.map((close) => (close === null ? null : 1_000)),
        },
      ],
      adjclose: [{ adjclose: from(-40) }],
    },
  };
  return { chart: { result: [result], error: null } };
}

/** What it answers where there are no bars in the days asked for. */
export function emptyYahooAnswer(): unknown {
  const { chart } = yahooAnswer() as { chart: { result: [{ meta: unknown }] } };
  const [{ meta }] = chart.result;
  return { chart: { result: [{ meta, indicators: { quote: [{}], adjclose: [{}] } }], error: null } };
}

/** What it answers, with status 404, for a symbol that it does not know. */
export const UNKNOWN_AT_YAHOO = {
  chart: { result: null, error: { code: "Not Found", description: "No data found, symbol may be delisted" } },
};
