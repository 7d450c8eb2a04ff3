import type { Hasher } from "#engine/base/hasher.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { CorporateAction, PriceView } from "#shared/model/corporate-action.ts";
import { epochMs, formatIsoDate, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { BarColumns } from "../bars/bar-columns.ts";
import { gradeQuality } from "../bars/grade-quality.ts";
import { hashSeries } from "../bars/hash-series.ts";
import { placeActions, type PlacedActions } from "./place-actions.ts";

/**
 * The series in the view asked for, adjusted backwards from its last bar, so that actions after it play no part: prices before a
 * split are divided by its ratio and volumes multiplied; in `adjusted`, prices before a dividend are multiplied by 1 - dividend / close
 * before it (as CRSP and Yahoo do). Grades are given anew. Bars longer than a day are refused: one may hold prices of both kinds.
 * Its caveats say what was done, or that nothing is known that could be.
 */
export function adjustSeries(
  series: BarSeries,
  actions: readonly CorporateAction[],
  view: PriceView,
  hash: Hasher,
): BarSeries {
  const { symbol, provenance } = series;
  const stored = provenance.prices ?? "raw";
  if (view === "raw" || view === stored) return withCaveats(series, asStoredCaveats(series, actions, view));
  if (stored === "adjusted" || TIMEFRAME_MS[series.timeframe] > TIMEFRAME_MS["1d"]) {
    throw notAtHand(series, view);
  }
  const placed = placeActions(series, actions);
  const due = stored === "split_adjusted" ? inNewestShares(placed, splitsAfter(series, actions)) : placed;
  const columns = adjustColumns(series, due, view === "adjusted");
  const quality = gradeQuality(columns).map((grade, index) =>
    series.quality[index] === QUALITY.repaired ? QUALITY.repaired : grade,
  );
  const adjusted = { symbol, timeframe: series.timeframe, ...columns, quality };
  return withCaveats(
    {
      ...adjusted,
      provenance: { ...provenance, prices: view },
      dataHash: hash(`${view} prices\n${hashSeries(adjusted, hash)}`),
    },
    [adjustedCaveat(series, placed, view)],
  );
}

/** The dividends of prices that were divided by all splits before they came: a share then counts as several of the newest. */
function inNewestShares(placed: readonly PlacedActions[], splitsAfterEnd: number): readonly PlacedActions[] {
  let later = splitsAfterEnd;
  return placed
    .toReversed()
    .map(({ index, ratio, dividend }) => {
      const inLast = { index, ratio: 1, dividend: dividend / later };
      later *= ratio;
      return inLast;
    })
    .toReversed();
}

/** What one share at the last bar has become by the splits since. */
function splitsAfter({ tsOpenMs }: BarSeries, actions: readonly CorporateAction[]): number {
  const last = formatIsoDate(epochMs(tsOpenMs.at(-1) ?? Number.NaN));
  return actions.reduce(
    (ratio, action) => (action.kind === "split" && action.date > last ? ratio * action.ratio : ratio),
    1,
  );
}

function adjustColumns(
  series: BarSeries,
  placed: readonly PlacedActions[],
  withDividends: boolean,
): BarColumns {
  const { tsOpenMs } = series;
  const [open, high, low, close] = [series.open, series.high, series.low, series.close].map((column) =>
    column.slice(),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const volume = series.volume.slice();
  let [ratio, factor] = [1, 1];
  let end = placed.at(-1)?.index ?? 0;
  for (let position = placed.length - 1; position >= 0; position -= 1) {
    const action = placed[position] as PlacedActions;
    ratio *= action.ratio;
    if (withDividends && action.dividend > 0) factor *= dividendFactor(series, action);
    const start = placed[position - 1]?.index ?? 0;
    for (const column of [open, high, low, close]) {
      for (let index = start; index < end; index += 1)
        column[index] = ((column[index] ?? 0) / ratio) * factor;
    }
    for (let index = start; index < end; index += 1) volume[index] = (volume[index] ?? 0) * ratio;
    end = start;
  }
  return { tsOpenMs, open, high, low, close, volume };
}

function dividendFactor(series: BarSeries, { index, ratio, dividend }: PlacedActions): number {
  const before = (series.close[index - 1] ?? Number.NaN) / ratio;
  const factor = 1 - dividend / before;
  if (factor > 0) return factor;
  const date = formatIsoDate(epochMs(series.tsOpenMs[index] ?? Number.NaN));
  throw userError({
    code: "data.dividend-too-large",
    message: `the dividend of ${series.symbol} on ${date} must be below the close before it, ${before}, was ${dividend}`,
    field: "value",
    value: String(dividend),
    remedy: "correct the dividend with `data actions import`, or ask for split_adjusted prices",
  });
}

const withCaveats = (series: BarSeries, caveats: readonly string[]): BarSeries =>
  caveats.length === 0
    ? series
    : {
        ...series,
        provenance: { ...series.provenance, caveats: [...series.provenance.caveats, ...caveats] },
      };

/** What a reader of prices as they were stored must know. */
function asStoredCaveats(
  series: BarSeries,
  actions: readonly CorporateAction[],
  view: PriceView,
): readonly string[] {
  const { symbol, provenance } = series;
  const stored = provenance.prices ?? "raw";
  if (view !== stored) return [`${symbol}: prices came ${describeView(stored)} from ${provenance.provider}`];
  if (view !== "raw") return [];
  const splits = placeActions(series, actions).filter(({ ratio }) => ratio !== 1);
  if (splits.length === 0) return [];
  return [
    `${symbol}: prices are raw and jump at ${countOf(splits.length, "split")} in these bars, ${describeLast(series, splits)}; ask for split_adjusted prices`,
  ];
}

function adjustedCaveat(series: BarSeries, placed: readonly PlacedActions[], view: PriceView): string {
  const splits = placed.filter(({ ratio }) => ratio !== 1);
  const dividends = view === "adjusted" ? placed.filter(({ dividend }) => dividend > 0).length : 0;
  const done = [
    ...(splits.length === 0 ? [] : [`${countOf(splits.length, "split")} (${describeLast(series, splits)})`]),
    ...(dividends === 0 ? [] : [countOf(dividends, "dividend")]),
  ];
  const what = done.length === 0 ? "no split or dividend is known in these bars" : done.join(" and ");
  return `${series.symbol}: prices are ${describeView(view)}: ${what}`;
}

function describeLast(series: BarSeries, splits: readonly PlacedActions[]): string {
  const last = splits.at(-1);
  const date = formatIsoDate(epochMs(series.tsOpenMs[last?.index ?? 0] ?? Number.NaN));
  return `the last ${describeRatio(last?.ratio ?? Number.NaN)} on ${date}`;
}

const describeRatio = (ratio: number): string =>
  ratio >= 1 ? `${formatShares(ratio)} for 1` : `1 for ${formatShares(1 / ratio)}`;
const formatShares = (shares: number): string => String(Number(shares.toPrecision(6)));
const describeView = (view: PriceView): string => view.replace("_", "-");
const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function notAtHand({ symbol, timeframe, provenance }: BarSeries, view: PriceView) {
  const { prices = "raw" } = provenance;
  const why =
    prices === "adjusted"
      ? "its prices came adjusted for dividends too"
      : `a ${timeframe} bar may hold a split`;
  return userError({
    code: "data.view-not-at-hand",
    message: `${symbol} has no ${describeView(view)} prices, because ${why}, prices was ${view}`,
    field: "prices",
    value: view,
    remedy: prices === "adjusted" ? "ask for adjusted prices" : "import bars of a day or shorter",
  });
}
