import type { FigureDefinition } from "./figure-definition.ts";

/** What was held and moved, at the close of each bar, as fractions of equity. */
export const EXPOSURE_FIGURES = {
  averageLongExposure: {
    label: "Average long exposure",
    kind: "fraction",
    definition: "Mean value of long positions over equity.",
    source: "pyfolio exposures",
    nonFinite: "no bar",
  },
  averageShortExposure: {
    label: "Average short exposure",
    kind: "fraction",
    definition: "Mean value of short positions over equity, negative.",
    source: "pyfolio exposures",
    nonFinite: "no bar",
  },
  maximumLongExposure: {
    label: "Largest long exposure",
    kind: "fraction",
    definition: "Largest value of long positions over equity.",
    source: "pyfolio exposures",
    nonFinite: "no bar",
  },
  maximumShortExposure: {
    label: "Largest short exposure",
    kind: "fraction",
    definition: "Largest value of short positions over equity, negative.",
    source: "pyfolio exposures",
    nonFinite: "no bar",
  },
  averageGrossExposure: {
    label: "Average gross exposure",
    kind: "fraction",
    definition: "Mean value of all positions without sign over equity.",
    source: "pyfolio gross leverage",
    nonFinite: "no bar",
  },
  averageNetExposure: {
    label: "Average net exposure",
    kind: "fraction",
    definition: "Mean value of long less short positions over equity.",
    source: "pyfolio net exposure",
    nonFinite: "no bar",
  },
  maximumGrossExposure: {
    label: "Largest gross exposure",
    kind: "fraction",
    definition: "Largest value of all positions without sign over equity.",
    source: "pyfolio gross leverage",
    nonFinite: "no bar",
  },
  averageConcentration: {
    label: "Average concentration",
    kind: "fraction",
    definition: "Mean share of the largest position in all positions, where there is one.",
    source: "pyfolio concentration",
    nonFinite: "never in the market",
  },
  maximumConcentration: {
    label: "Largest concentration",
    kind: "fraction",
    definition: "Largest share of one position in equity, long or short.",
    source: "pyfolio position concentration",
    nonFinite: "no bar",
  },
  averageHoldings: {
    label: "Average positions held",
    kind: "ratio",
    definition: "Mean number of positions at a close.",
    source: "pyfolio holdings per day",
    nonFinite: "no bar",
  },
  maximumHoldings: {
    label: "Most positions held",
    kind: "count",
    definition: "Most positions at a close.",
    source: "pyfolio holdings per day",
  },
  fills: { label: "Fills", kind: "count", definition: "Number of fills.", source: "pyfolio transactions" },
  averageFillValue: {
    label: "Average fill",
    kind: "money",
    definition: "Mean value of a fill.",
    source: "pyfolio transactions",
    nonFinite: "no fill",
  },
  unitsPerPeriod: {
    label: "Units a period",
    kind: "ratio",
    definition: "Units bought and sold, over the periods.",
    source: "pyfolio daily volume",
    nonFinite: "no bar",
  },
  turnoverPerYear: {
    label: "Turnover a year",
    kind: "ratio",
    definition: "Value of all fills, both sides, over mean equity and years.",
    source: "pyfolio turnover",
    nonFinite: "no bar",
  },
  turnoverPerPeriod: {
    label: "Turnover a period",
    kind: "fraction",
    definition: "The same over the periods.",
    source: "pyfolio daily turnover",
    nonFinite: "no bar",
  },
  feesToGrossProfit: {
    label: "Fees of the gross profit",
    kind: "fraction",
    definition: "Fees of closed trades over what they made before fees.",
    source: "LEAN analyser",
    nonFinite: "nothing was made before fees",
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type ExposureFigures = Readonly<Record<keyof typeof EXPOSURE_FIGURES, number>>;
