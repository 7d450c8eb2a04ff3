import type { FigureDefinition } from "./figure-definition.ts";

/** Returns of a run by period, month and year. A period is a bar, or a day where bars are shorter than a day. */
export const PERIOD_FIGURES = {
  expectedPeriod: {
    label: "Expected a period",
    kind: "fraction",
    definition: "Geometric mean return of a period.",
    source: "QuantStats expected_return",
  },
  expectedMonth: {
    label: "Expected a month",
    kind: "fraction",
    definition:
      "Geometric mean return of the calendar months, the first and last as far as they were traded.",
    source: "QuantStats expected_return, monthly",
  },
  expectedYear: {
    label: "Expected a year",
    kind: "fraction",
    definition: "Geometric mean return of the calendar years, the first and last as far as they were traded.",
    source: "QuantStats expected_return, yearly",
  },
  averagePeriod: {
    label: "Average period",
    kind: "fraction",
    definition: "Arithmetic mean of the returns of periods that were not exactly 0.",
    source: "QuantStats avg_return",
    nonFinite: "nothing ever moved",
  },
  averageUpPeriod: {
    label: "Average up period",
    kind: "fraction",
    definition: "Arithmetic mean of the returns above 0.",
    source: "QuantStats avg_win",
    nonFinite: "no period gained",
  },
  averageDownPeriod: {
    label: "Average down period",
    kind: "fraction",
    definition: "Arithmetic mean of the returns below 0.",
    source: "QuantStats avg_loss",
    nonFinite: "no period lost",
  },
  bestPeriod: {
    label: "Best period",
    kind: "fraction",
    definition: "Largest return of a period.",
    source: "QuantStats best",
  },
  worstPeriod: {
    label: "Worst period",
    kind: "fraction",
    definition: "Smallest return of a period.",
    source: "QuantStats worst",
  },
  bestMonth: {
    label: "Best month",
    kind: "fraction",
    definition: "Largest return of a calendar month.",
    source: "QuantStats best, monthly",
  },
  worstMonth: {
    label: "Worst month",
    kind: "fraction",
    definition: "Smallest return of a calendar month.",
    source: "QuantStats worst, monthly",
  },
  bestYear: {
    label: "Best year",
    kind: "fraction",
    definition: "Largest return of a calendar year.",
    source: "QuantStats best, yearly",
  },
  worstYear: {
    label: "Worst year",
    kind: "fraction",
    definition: "Smallest return of a calendar year.",
    source: "QuantStats worst, yearly",
  },
  winningPeriods: {
    label: "Winning periods",
    kind: "fraction",
    definition: "Share of the periods with a return other than 0 that gained.",
    source: "QuantStats win_rate",
    nonFinite: "nothing ever moved",
  },
  winningMonths: {
    label: "Winning months",
    kind: "fraction",
    definition: "Share of the calendar months with a return other than 0 that gained.",
    source: "QuantStats win_rate, monthly",
    nonFinite: "nothing ever moved",
  },
  winningQuarters: {
    label: "Winning quarters",
    kind: "fraction",
    definition: "Share of the calendar quarters with a return other than 0 that gained.",
    source: "QuantStats win_rate, quarterly",
    nonFinite: "nothing ever moved",
  },
  winningYears: {
    label: "Winning years",
    kind: "fraction",
    definition: "Share of the calendar years with a return other than 0 that gained.",
    source: "QuantStats win_rate, yearly",
    nonFinite: "nothing ever moved",
  },
  averageUpMonth: {
    label: "Average up month",
    kind: "fraction",
    definition: "Arithmetic mean of the calendar months that gained.",
    source: "QuantStats avg_win, monthly",
    nonFinite: "no month gained",
  },
  averageDownMonth: {
    label: "Average down month",
    kind: "fraction",
    definition: "Arithmetic mean of the calendar months that lost.",
    source: "QuantStats avg_loss, monthly",
    nonFinite: "no month lost",
  },
  upPeriods: {
    label: "Periods up",
    kind: "count",
    definition: "Number of periods that gained.",
    source: "freqtrade days win",
  },
  flatPeriods: {
    label: "Periods unchanged",
    kind: "count",
    definition: "Number of periods whose return was exactly 0.",
    source: "freqtrade days draw",
  },
  downPeriods: {
    label: "Periods down",
    kind: "count",
    definition: "Number of periods that lost.",
    source: "freqtrade days lose",
  },
  consecutiveUpPeriods: {
    label: "Longest gain streak",
    kind: "count",
    definition: "Most periods in a row that gained.",
    source: "QuantStats consecutive_wins",
  },
  consecutiveDownPeriods: {
    label: "Longest loss streak",
    kind: "count",
    definition: "Most periods in a row that lost.",
    source: "QuantStats consecutive_losses",
  },
  monthToDate: {
    label: "Month to date",
    kind: "fraction",
    definition:
      "Return of the last calendar month up to the last day, or since the start where that is later.",
    source: "QuantStats MTD",
  },
  threeMonths: {
    label: "3 months",
    kind: "fraction",
    definition: "Return of the last three months.",
    source: "QuantStats 3M",
    nonFinite: "the run is shorter",
  },
  sixMonths: {
    label: "6 months",
    kind: "fraction",
    definition: "Return of the last six months.",
    source: "QuantStats 6M",
    nonFinite: "the run is shorter",
  },
  yearToDate: {
    label: "Year to date",
    kind: "fraction",
    definition:
      "Return of the last calendar year up to the last day, or since the start where that is later.",
    source: "QuantStats YTD",
  },
  oneYear: {
    label: "1 year",
    kind: "fraction",
    definition: "Return of the last twelve months.",
    source: "QuantStats 1Y",
    nonFinite: "the run is shorter",
  },
  threeYears: {
    label: "3 years a year",
    kind: "fraction",
    definition:
      "Compound growth a year of the last three years. QuantStats takes a shorter run for three years; here it has none.",
    source: "QuantStats 3Y (ann.)",
    nonFinite: "the run is shorter",
  },
  fiveYears: {
    label: "5 years a year",
    kind: "fraction",
    definition: "Compound growth a year of the last five years.",
    source: "QuantStats 5Y (ann.)",
    nonFinite: "the run is shorter",
  },
  tenYears: {
    label: "10 years a year",
    kind: "fraction",
    definition: "Compound growth a year of the last ten years.",
    source: "QuantStats 10Y (ann.)",
    nonFinite: "the run is shorter",
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type PeriodFigures = Readonly<Record<keyof typeof PERIOD_FIGURES, number>>;
