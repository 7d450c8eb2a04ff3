import type { QualityFinding } from "#shared/model/data-quality.ts";
import { epochMs } from "#shared/model/time.ts";
import type { BarColumns } from "../bars/bar-columns.ts";
import { PRICE_FIELDS } from "../bars/bar-columns.ts";
import { findSplitEvidence } from "./split-ratio.ts";
import { median, usualMove } from "./usual-move.ts";

/** A smaller move is never looked at. */
const SMALLEST_MOVE = 0.02;
/** A price that stands alone is this many usual moves from both neighbours. */
const SPIKE_USUAL_MOVES = 8;
/** A move that stays is worth a word from this size on, as in `gradeQuality`. */
const SMALLEST_JUMP = 0.15;
const JUMP_USUAL_MOVES = 13.5;
const SMALLEST_SPLIT = 0.2;

/**
 * Bars whose prices break with their neighbours on both sides: a spike comes back at once and may be a wrong figure; a step in the
 * ratio of a split stays; any other step that stays is a jump, and more likely true than not. Prices must be valid. What is
 * found is told in the figures of `shown`, where those looked at were adjusted.
 */
export function findPriceBreaks(columns: BarColumns, shown: BarColumns = columns): readonly QualityFinding[] {
  const { tsOpenMs, close, high, low } = columns;
  const findings: QualityFinding[] = [];
  for (let index = 1; index < close.length; index += 1) {
    const before = close[index - 1] ?? Number.NaN;
    const up = (high[index] ?? Number.NaN) / before;
    const down = before / (low[index] ?? Number.NaN);
    if (up < 1 + SMALLEST_MOVE && down < 1 + SMALLEST_MOVE) continue;
    const found = classify(columns, shown, index);
    if (found === undefined) continue;
    findings.push({ ...found, tsOpenMs: epochMs(tsOpenMs[index] ?? Number.NaN), bars: 1 });
  }
  return findings;
}

/** The fields of a bar that stand alone: far above, or far below, both the close before and the bar after; none at either end. */
export function findLonePrices(columns: BarColumns, index: number): readonly (typeof PRICE_FIELDS)[number][] {
  return lonePrices(columns, index, usualMove(columns.close, index));
}

type Found = Pick<QualityFinding, "problem" | "detail">;

function classify(columns: BarColumns, shown: BarColumns, index: number): Found | undefined {
  const usual = usualMove(columns.close, index);
  if (Number.isNaN(usual)) return undefined;
  const lone = lonePrices(columns, index, usual);
  const before = columns.close[index - 1] ?? Number.NaN;
  if (lone.length > 0) {
    const named = lone.map((field) => `${field} ${shown[field][index]}`).join(", ");
    return {
      problem: "spike",
      detail: `${named} stands alone between closes of ${shown.close[index - 1]} and ${shown.close[index + 1]}; a usual move is ${percent(usual)}`,
    };
  }
  const close = columns.close[index] ?? Number.NaN;
  // Against the middle of three closes too, so that the way back from a lone close is no jump.
  const level = median([...columns.close.subarray(Math.max(0, index - 3), index)]);
  const move = Math.log(close / before);
  const step = Math.log((columns.open[index] ?? Number.NaN) / before);
  const evidence = Math.abs(step) >= SMALLEST_SPLIT ? findSplitEvidence(columns, index, usual) : undefined;
  if (evidence !== undefined) {
    const { ratio, activity } = evidence;
    const traded =
      activity === undefined ? "no volumes to tell by" : `trading ${activity.toFixed(1)} times the usual`;
    return {
      problem: "unadjusted_split",
      detail: `opens at 1/${shares(ratio)} of the close before and stays there, ${traded}: a split of ${shares(ratio)} for 1`,
    };
  }
  const least = Math.max(SMALLEST_JUMP, JUMP_USUAL_MOVES * usual);
  if (Math.abs(move) < least || Math.abs(Math.log(close / level)) < least) return undefined;
  const later =
    index + 1 < columns.close.length ? "and stays there: a true move looks like this" : "at the last bar";
  return {
    problem: "jump",
    detail: `closes ${percent(Math.exp(move) - 1)} from the close before, ${(Math.abs(move) / usual).toFixed(0)} usual moves, ${later}`,
  };
}

function lonePrices(
  columns: BarColumns,
  index: number,
  usual: number,
): readonly (typeof PRICE_FIELDS)[number][] {
  const { open, close } = columns;
  if (index < 1 || index + 1 >= close.length || Number.isNaN(usual)) return [];
  const neighbours = [close[index - 1], open[index + 1], close[index + 1]].map(
    (price) => price ?? Number.NaN,
  );
  const factor = Math.exp(Math.max(SMALLEST_MOVE, SPIKE_USUAL_MOVES * usual));
  const [lowest, highest] = [Math.min(...neighbours) / factor, Math.max(...neighbours) * factor];
  // Where the neighbours disagree the market moved, and what happened on the way cannot be told from a wrong figure.
  if (highest / lowest > factor ** 3) return [];
  return PRICE_FIELDS.filter((field) => {
    const price = columns[field][index] ?? Number.NaN;
    return price < lowest || price > highest;
  });
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`;
const shares = (ratio: number): string => String(Number(ratio.toPrecision(4)));
