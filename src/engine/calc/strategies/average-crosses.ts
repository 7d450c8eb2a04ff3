/** Where a fast average crosses a slow one: on the other side or equal at the bar before, beyond it now. */
export interface AverageCrosses {
  /** Indexes of the bars, ascending. */
  readonly bars: readonly number[];
  /** Of each of them: 1 when the fast average is above now, -1 when it is below. */
  readonly directions: readonly number[];
}

interface FoundCrosses {
  readonly bars: number[];
  readonly directions: number[];
}

/** Bars of one call: a function that is called often stays compiled, one long loop is compiled anew whenever it is entered. */
const BLOCK_BARS = 4096;

/**
 * Of averages that are there as columns, NaN before they are ready. A search asks for thousands of pairs, so bars that stay
 * on one side are passed in a loop of their own.
 */
export function findCrosses(fast: Float64Array, slow: Float64Array): AverageCrosses {
  const found: FoundCrosses = { bars: [], directions: [] };
  const end = fast.length;
  let before = Number.NaN;
  for (let index = 0; index < end; index += 1) {
    if (before > 0) index = skipWhileAbove(fast, slow, index);
    else if (before < 0) index = skipWhileAbove(slow, fast, index);
    if (index === end) break;
    const spread = spreadOf(fast[index] ?? Number.NaN, slow[index] ?? Number.NaN);
    const direction = crossDirection(before, spread);
    if (direction !== 0) add(found, index, direction);
    before = spread;
  }
  return found;
}

/** The first bar from `from` at which `upper` is not well above `lower`: so far that `spreadOf` agrees, whichever of them is slow. */
function skipWhileAbove(upper: Float64Array, lower: Float64Array, from: number): number {
  const end = upper.length;
  let index = from;
  while (index < end) {
    const low = lower[index] ?? Number.NaN;
    if (!((upper[index] ?? Number.NaN) - low > low * 1e-9) || low <= 0) return index;
    index += 1;
  }
  return end;
}

interface RunningAverages {
  fastSum: number;
  slowSum: number;
  /** Spread at the bar before; NaN before both averages are ready. */
  spread: number;
}

/** The same of simple averages of closes, bit for bit, for who needs them once: no columns are filled with them. */
export function findCrossesOfCloses(
  close: Float64Array,
  periods: { readonly fast: number; readonly slow: number },
): AverageCrosses {
  const found: FoundCrosses = { bars: [], directions: [] };
  const averages: RunningAverages = { fastSum: 0, slowSum: 0, spread: Number.NaN };
  const { fast, slow } = periods;
  for (let from = 0; from < close.length; from += BLOCK_BARS) {
    const to = Math.min(close.length, from + BLOCK_BARS);
    followAverages(close, { from, to, fast, slow }, averages, found);
  }
  return found;
}

/** Sums as `sma` does: the new close comes in before the old one leaves. */
function followAverages(
  close: Float64Array,
  { from, to, fast, slow }: { from: number; to: number; fast: number; slow: number },
  averages: RunningAverages,
  found: FoundCrosses,
): void {
  const ready = Math.max(fast, slow) - 1;
  let { fastSum, slowSum, spread: before } = averages;
  for (let index = from; index < to; index += 1) {
    const price = close[index] ?? 0;
    fastSum += price;
    slowSum += price;
    if (index >= fast) fastSum -= close[index - fast] ?? 0;
    if (index >= slow) slowSum -= close[index - slow] ?? 0;
    if (index < ready) continue;
    const spread = spreadOf(fastSum / fast, slowSum / slow);
    const direction = crossDirection(before, spread);
    if (direction !== 0) add(found, index, direction);
    before = spread;
  }
  averages.fastSum = fastSum;
  averages.slowSum = slowSum;
  averages.spread = before;
}

/** 1 for a cross upwards, -1 for one downwards, 0 for none; NaN crosses nothing. */
export function crossDirection(before: number, now: number): 1 | 0 | -1 {
  if (before <= 0 && now > 0) return 1;
  return before >= 0 && now < 0 ? -1 : 0;
}

/** Running sums leave a last bit behind: a difference within it is no difference, and so never half of a cross. */
export function spreadOf(fast: number, slow: number): number {
  const spread = fast - slow;
  return Math.abs(spread) <= Math.abs(slow) * 1e-12 ? 0 : spread;
}

function add({ bars, directions }: FoundCrosses, bar: number, direction: number): void {
  bars.push(bar);
  directions.push(direction);
}
