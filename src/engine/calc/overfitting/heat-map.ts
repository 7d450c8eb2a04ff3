import type { ScoredSet } from "./plateau.ts";

/** Scores by the values of two parameters. Cells are in rows of `ys`; NaN where nothing was tried. */
export interface HeatMap {
  readonly x: string;
  readonly y: string;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Highest and mean score over all values of the other parameters. */
  readonly best: readonly (readonly number[])[];
  readonly mean: readonly (readonly number[])[];
  readonly counts: readonly (readonly number[])[];
}

/** Puts each trial in its cell; where more than `maximumValues` of a parameter were tried, neighbouring values share one. */
export function heatMap(
  trials: readonly ScoredSet[],
  [x, y]: readonly [string, string],
  maximumValues: number,
): HeatMap {
  const [columns, rows] = [axisOf(trials, x, maximumValues), axisOf(trials, y, maximumValues)];
  const cells = rows.starts.map(() => columns.starts.map((): number[] => []));
  for (const { parameters, score } of trials) {
    const [across, down] = [columns.indexOf(parameters[x]), rows.indexOf(parameters[y])];
    cells[down]?.[across]?.push(score);
  }
  const each = (measure: (scores: readonly number[]) => number) => cells.map((row) => row.map(measure));
  return {
    x,
    y,
    xs: columns.starts,
    ys: rows.starts,
    best: each((scores) =>
      scores.reduce((high, score) => (score > high ? score : high), scores[0] ?? Number.NaN),
    ),
    mean: each((scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length),
    counts: each((scores) => scores.length),
  };
}

interface Axis {
  /** The lowest value of each cell. */
  readonly starts: readonly number[];
  indexOf(value: number | undefined): number;
}

function axisOf(trials: readonly ScoredSet[], name: string, maximumValues: number): Axis {
  const values = [...new Set(trials.flatMap(({ parameters }) => parameters[name] ?? []))].toSorted(
    (left, right) => left - right,
  );
  const share = Math.ceil(values.length / maximumValues);
  const cellOf = new Map(values.map((value, index) => [value, Math.floor(index / share)]));
  return {
    starts: values.filter((_, index) => index % share === 0),
    indexOf: (value) => (value === undefined ? -1 : (cellOf.get(value) ?? -1)),
  };
}
