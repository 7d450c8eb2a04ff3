import { invariant } from "#engine/base/invariant.ts";

/** What combinatorially symmetric cross-validation says of a way to choose among trials. */
export interface OverfittingEstimate {
  /** Share of the splits in which the trial that was best in one half is not above the median of the other half. */
  readonly probability: number;
  readonly splits: number;
  readonly blocks: number;
  readonly trials: number;
  /** Share of the splits in which the chosen trial lost money in the other half. */
  readonly probabilityOfLoss: number;
}

/** Sums over each block of bars: all that a Sharpe ratio of any set of blocks is made of. */
export interface BlockSums {
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/**
 * Probability of backtest overfitting by CSCV (Bailey, Borwein, Lopez de Prado and Zhu 2015) from the block sums of each
 * trial's returns, all over the same even number of blocks. In each of the splits into two halves the trial with the highest
 * Sharpe ratio of one half is ranked in the other.
 */
export function probabilityOfOverfitting(sums: readonly BlockSums[]): OverfittingEstimate {
  const blocks = sums[0]?.count.length ?? 0;
  invariant(blocks >= 2 && blocks % 2 === 0, `blocks must be even, was ${blocks}`);
  const halves = listHalves(blocks);
  let overfitted = 0;
  let losses = 0;
  for (const half of halves) {
    const inside = sums.map((sum) => sharpeOf(sum, half, true));
    const outside = sums.map((sum) => sharpeOf(sum, half, false));
    const chosen = indexOfHighest(inside);
    const score = outside[chosen] ?? 0;
    if (relativeRank(outside, score) <= 0.5) overfitted += 1;
    if (score < 0) losses += 1;
  }
  return {
    probability: overfitted / halves.length,
    splits: halves.length,
    blocks,
    trials: sums.length,
    probabilityOfLoss: losses / halves.length,
  };
}

/** Cuts the returns a bar of a trial into equal blocks; bars left over at the start are not used. */
export function sumBlocks(column: Float64Array, blocks: number): BlockSums {
  const size = Math.floor(column.length / blocks);
  const start = column.length - size * blocks;
  const sums = {
    count: new Float64Array(blocks).fill(size),
    sum: new Float64Array(blocks),
    squares: new Float64Array(blocks),
  };
  for (let index = start; index < column.length; index += 1) {
    const block = Math.floor((index - start) / size);
    const value = column[index] ?? 0;
    sums.sum[block] = (sums.sum[block] ?? 0) + value;
    sums.squares[block] = (sums.squares[block] ?? 0) + value * value;
  }
  return sums;
}

/** Every choice of half of the blocks, as bits. */
function listHalves(blocks: number): readonly number[] {
  const halves: number[] = [];
  for (let bits = 0; bits < 2 ** blocks; bits += 1) {
    let ones = 0;
    for (let rest = bits; rest > 0; rest &= rest - 1) ones += 1;
    if (ones === blocks / 2) halves.push(bits);
  }
  return halves;
}

/** Mean over sample standard deviation of the blocks that are in the half, or of the others; 0 without variation. */
function sharpeOf({ count, sum, squares }: BlockSums, half: number, isInside: boolean): number {
  let [bars, total, power] = [0, 0, 0];
  for (let block = 0; block < count.length; block += 1) {
    if (((half >> block) & 1) === (isInside ? 1 : 0)) {
      bars += count[block] ?? 0;
      total += sum[block] ?? 0;
      power += squares[block] ?? 0;
    }
  }
  const variance = (power - (total * total) / bars) / (bars - 1);
  // What is left of squares that cancel is no variation.
  return variance > 1e-12 * (power / bars) ? total / bars / Math.sqrt(variance) : 0;
}

function indexOfHighest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}

/** Rank from the lowest over one more than there are, as in the paper; equal values share their mean rank. */
function relativeRank(values: readonly number[], value: number): number {
  let [below, equal] = [0, 0];
  for (const other of values) {
    if (other < value) below += 1;
    else if (other === value) equal += 1;
  }
  return (below + (equal + 1) / 2) / (values.length + 1);
}
