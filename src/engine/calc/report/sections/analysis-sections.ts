import type {
  HardTimeRow,
  HourRow,
  LifetimeRow,
  PositionRow,
  RoundTripRow,
} from "#shared/model/analysis-tables.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { drawTable, type Column } from "./draw-table.ts";
import { fold, sampleNote } from "./fold.ts";

const ROUND_TRIPS: readonly Column<RoundTripRow>[] = [
  { title: "Of", read: ({ name }) => name },
  { title: "Trades", read: ({ trades }) => trades, kind: "count" },
  { title: "Win rate", read: ({ winRate }) => winRate, kind: "fraction" },
  {
    title: "P(profit), middle 95 %",
    read: ({ profitProbabilityLower: from, profitProbabilityUpper: to }) =>
      `${formatShare(from)} to ${formatShare(to)}`,
  },
  { title: "Profit factor", read: ({ profitFactor }) => profitFactor, kind: "ratio" },
  { title: "Mean return", read: ({ averageReturn }) => averageReturn, kind: "fraction", isSigned: true },
  { title: "Median return", read: ({ medianReturn }) => medianReturn, kind: "fraction", isSigned: true },
  { title: "Mean days", read: ({ averageDays }) => averageDays, kind: "ratio" },
  { title: "Profit, USD", read: ({ profit }) => profit, kind: "money", isSigned: true },
  { title: "Of all profit", read: ({ profitShare }) => profitShare, kind: "fraction" },
];

const LIFETIMES: readonly Column<LifetimeRow>[] = [
  {
    title: "Days held",
    read: ({ fromDays, toDays }) =>
      toDays === Infinity ? `${fromDays} and more` : `${fromDays} to under ${toDays}`,
  },
  { title: "Trades", read: ({ trades }) => trades, kind: "count" },
  { title: "Win rate", read: ({ winRate }) => winRate, kind: "fraction" },
  { title: "Profit, USD", read: ({ profit }) => profit, kind: "money", isSigned: true },
];

const POSITIONS: readonly Column<PositionRow>[] = [
  { title: "Symbol", read: ({ symbol }) => symbol },
  { title: "Largest long", read: ({ maximumLong }) => maximumLong, kind: "fraction" },
  { title: "Largest short", read: ({ maximumShort }) => maximumShort, kind: "fraction" },
  { title: "Mean", read: ({ averageExposure }) => averageExposure, kind: "fraction" },
  { title: "Held", read: ({ heldShare }) => heldShare, kind: "fraction" },
  {
    title: "Largest fill of volume",
    read: ({ largestFillOfVolume }) => largestFillOfVolume,
    kind: "fraction",
  },
  { title: "Bars to leave", read: ({ barsToLeave }) => barsToLeave, kind: "factor" },
];

const HARD_TIMES: readonly Column<HardTimeRow>[] = [
  { title: "Stretch", read: ({ name }) => name },
  { title: "From", read: ({ from }) => from },
  { title: "To", read: ({ to }) => to },
  { title: "Strategy", read: ({ strategy }) => strategy, kind: "fraction", isSigned: true },
  { title: "Benchmark", read: ({ benchmark }) => benchmark, kind: "fraction", isSigned: true },
  { title: "Maximum drawdown", read: ({ maximumDrawdown }) => maximumDrawdown, kind: "fraction" },
  { title: "Worst period", read: ({ worstPeriod }) => worstPeriod, kind: "fraction" },
];

const HOURS: readonly Column<HourRow>[] = [
  { title: "Hour, UTC", read: ({ hour }) => `${String(hour).padStart(2, "0")}:00` },
  { title: "Fills", read: ({ fills }) => fills, kind: "count" },
  { title: "Value, USD", read: ({ value }) => value, kind: "money" },
];

/** What closed trades made by side, symbol and length; the symbols that lost most come first. */
export function roundTripsSection({ tables, sampleWarnings }: ResultAnalysis): Markup {
  const { roundTrips, lifetimes } = tables;
  if (roundTrips.length === 0) return markup``;
  return fold(
    "Round trips",
    "closed trades by side, symbol and length; worst symbols first",
    markup`${sampleNote(sampleWarnings, "Round trips")}${drawTable(ROUND_TRIPS, roundTrips)}<h3>How long they lasted</h3>${drawTable(LIFETIMES, lifetimes)}`,
  );
}

const POSITIONS_SHOWN = 10;

/** The largest positions, and how easily the market would have taken them. */
export function positionsSection({ tables: { positions, hours }, sampleWarnings }: ResultAnalysis): Markup {
  if (positions.length === 0) return markup``;
  const more = positions.length - POSITIONS_SHOWN;
  return fold(
    "Positions",
    "largest first, as shares of equity; leaving takes a tenth of the volume of the five bars before",
    markup`${sampleNote(sampleWarnings, "Positions")}${drawTable(POSITIONS, positions.slice(0, POSITIONS_SHOWN))}${
      more > 0 ? markup`<p class="note">${more} more are in the JSON form of this report.</p>` : undefined
    }<h3>Fills by the hour</h3>${sampleNote(sampleWarnings, "Fills by the hour")}${drawTable(HOURS, hours)}`,
  );
}

/** Stretches of the market that people remember, the worst for the strategy first. */
export function hardTimesSection({ tables: { hardTimes }, sampleWarnings, sample }: ResultAnalysis): Markup {
  return fold(
    "Hard times",
    `remembered stretches of the US market, beside holding ${sample.benchmark}; worst first`,
    markup`${sampleNote(sampleWarnings, "Hard times")}${drawTable(HARD_TIMES, hardTimes)}`,
  );
}
