import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { Trade } from "#shared/model/position.ts";
import { firstBarAtOrAfter } from "../bars/slice-range.ts";

type Doubt = "repaired" | "suspicious";

/** A trade that stood on bars which may not be what was traded. */
export interface DoubtfulTrade {
  /** Place among the trades of the result, from 0. */
  readonly trade: number;
  readonly symbol: string;
  /** The grade of the bar at which it was opened or closed; undefined for a real one. */
  readonly entry: Doubt | undefined;
  readonly exit: Doubt | undefined;
  /** Bars between the two that are repaired or suspicious. */
  readonly heldThrough: number;
}

/** The trades that were opened or closed at, or held through, repaired or suspicious bars. */
export function findDoubtfulTrades(
  trades: readonly Trade[],
  bars: readonly BarSeries[],
): readonly DoubtfulTrade[] {
  const bySymbol = new Map(
    bars
      .filter(({ quality }) => quality.some((grade) => grade !== QUALITY.real))
      .map((one) => [one.symbol, one]),
  );
  return trades.flatMap((trade, position) => {
    const series = bySymbol.get(trade.symbol);
    const found = series && examine(series, trade.tsEntryMs, trade.tsExitMs);
    return found === undefined ? [] : [{ trade: position, symbol: trade.symbol, ...found }];
  });
}

function examine(
  { tsOpenMs, quality }: BarSeries,
  tsEntryMs: number,
  tsExitMs: number,
): Pick<DoubtfulTrade, "entry" | "exit" | "heldThrough"> | undefined {
  const [start, end] = [barThatHolds(tsOpenMs, tsEntryMs), barThatHolds(tsOpenMs, tsExitMs)];
  const heldThrough = quality
    .subarray(start + 1, Math.max(start + 1, end))
    .reduce((sum, grade) => sum + (grade === QUALITY.real ? 0 : 1), 0);
  const [entry, exit] = [gradeAt(quality, start), gradeAt(quality, end)];
  return entry === undefined && exit === undefined && heldThrough === 0
    ? undefined
    : { entry, exit, heldThrough };
}

/** Index of the last bar that opens at that time or before. */
const barThatHolds = (tsOpenMs: Float64Array, tsMs: number): number =>
  firstBarAtOrAfter(tsOpenMs, tsMs + 1) - 1;

function gradeAt(quality: Uint8Array, index: number): Doubt | undefined {
  if (quality[index] === QUALITY.repaired) return "repaired";
  return quality[index] === QUALITY.suspicious ? "suspicious" : undefined;
}
