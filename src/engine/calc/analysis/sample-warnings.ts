import type { AnalysisTables, SampleWarning } from "#shared/model/analysis-tables.ts";
import type { AnalysisSample } from "#shared/model/result-analysis.ts";

/** What the shorter rolling figures look back. */
const LOOK_BACK_YEARS = 0.5;

/** Fewer closed trades, periods and years than these say little. */
const TRADES_THAT_SAY_SOMETHING = 30;
const PERIODS_THAT_SAY_SOMETHING = 60;
const YEARS_THAT_SAY_SOMETHING = 3;

/** What of an analysis stands on too little, by the title that people see, and why a table is empty. */
export function sampleWarnings(
  { trades, periods, period, years }: AnalysisSample,
  { hours, hardTimes, positions }: AnalysisTables,
): readonly SampleWarning[] {
  const isShort = periods < PERIODS_THAT_SAY_SOMETHING;
  const few = `${periods} ${period}s are few: under ${PERIODS_THAT_SAY_SOMETHING} these figures can be anything.`;
  return [
    ...(years < YEARS_THAT_SAY_SOMETHING
      ? [warn("Returns by period", `${years.toFixed(2)} years: months and years are too few to compare.`)]
      : []),
    ...(isShort
      ? ["Return for risk", "Drawdown and tails", "Beside the benchmark"].map((of) => warn(of, few))
      : []),
    ...(years < 1
      ? [
          warn(
            "Rolling figures",
            `The run is shorter than a year: figures that look back ${years < LOOK_BACK_YEARS ? "half a year or twelve months" : "twelve months"} are left out.`,
          ),
        ]
      : []),
    ...(trades < TRADES_THAT_SAY_SOMETHING
      ? [warn("Round trips", `${trades} closed trades: fewer than ${TRADES_THAT_SAY_SOMETHING} say little.`)]
      : []),
    ...(hours.length === 0
      ? [warn("Fills by the hour", "Nothing filled, or bars of a day or longer, which have no time of day.")]
      : []),
    ...(hardTimes.length === 0
      ? [warn("Hard times", "The run covers none of the stretches that are looked at.")]
      : []),
    ...(positions.length > 0 && positions.every(({ barsToLeave }) => Number.isNaN(barsToLeave))
      ? [warn("Positions", "The bars have no volume, so how easily they could be left is not known.")]
      : []),
  ];
}

function warn(of: string, text: string): SampleWarning {
  return { of, text };
}
