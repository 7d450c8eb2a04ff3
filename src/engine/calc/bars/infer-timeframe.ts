import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { DAY_MS, TIMEFRAME_MS, TIMEFRAMES } from "#shared/model/time.ts";
import type { BarProblem } from "./bar-problem.ts";
import type { TimeNotation } from "./csv-time.ts";

/** Gives the timeframe that the times show, or checks that the one given can be theirs. */
export function inferTimeframe(
  tsOpenMs: Float64Array,
  notation: TimeNotation,
  given: Timeframe | undefined,
): Result<Timeframe, BarProblem> {
  const stepMs = commonStepMs(tsOpenMs);
  if (given !== undefined) {
    return stepMs === undefined || canBe(given, stepMs) ? succeed(given) : fail(contradicted(given, stepMs));
  }
  if (stepMs === undefined) return notation === "date" ? succeed("1d") : fail(unclear("a single bar"));
  const long = longTimeframe(stepMs);
  const found = long ?? TIMEFRAMES.find((timeframe) => stepMs === TIMEFRAME_MS[timeframe]);
  return found === undefined ? fail(unclear(describeStep(stepMs))) : succeed(found);
}

/** The most common distance between neighbours, the smaller of two that are equally common. */
function commonStepMs(tsOpenMs: Float64Array): number | undefined {
  const counts = new Map<number, number>();
  for (let index = 1; index < tsOpenMs.length; index += 1) {
    const stepMs = (tsOpenMs[index] ?? Number.NaN) - (tsOpenMs[index - 1] ?? Number.NaN);
    if (stepMs > 0) counts.set(stepMs, (counts.get(stepMs) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted(([stepA, countA], [stepB, countB]) => countB - countA || stepA - stepB);
  return ranked[0]?.[0];
}

/**
 * The timeframe of a day or more that a step belongs to; undefined when it is shorter. Weekends stretch the step of a few daily
 * bars, months differ in length, and a change of clocks makes a day of 23 hours.
 */
function longTimeframe(stepMs: number): Timeframe | undefined {
  if (stepMs >= 28 * DAY_MS) return "1mo";
  if (stepMs >= 7 * DAY_MS) return "1w";
  return stepMs >= DAY_MS - TIMEFRAME_MS["1h"] ? "1d" : undefined;
}

function canBe(timeframe: Timeframe, stepMs: number): boolean {
  const long = longTimeframe(stepMs);
  // Bars of a few minutes may be far apart in a thin market, but never closer together than they are long.
  return long === undefined ? TIMEFRAME_MS[timeframe] <= stepMs : timeframe === long;
}

const describeStep = (stepMs: number): string => `${stepMs / 60_000} minutes between most bars`;

const unclear = (value: string): BarProblem => ({
  line: undefined,
  field: "timeframe",
  value,
  message: "cannot be told from the times",
  remedy: `give one of ${TIMEFRAMES.join(", ")}`,
});

const contradicted = (given: Timeframe, stepMs: number): BarProblem => ({
  line: undefined,
  field: "timeframe",
  value: describeStep(stepMs),
  message: `must fit the ${given} asked for`,
  remedy: "give the timeframe of the file, or leave it out to have it found",
});
