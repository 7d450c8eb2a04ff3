import { createRng, type Rng } from "#engine/base/rng.ts";
import type { Trade } from "#shared/model/position.ts";
import { drawBlocks } from "./draw-blocks.ts";
import { emptyOutcomes, type SimulatedOutcomes } from "./simulated-outcomes.ts";

export interface TradeSimulation {
  readonly method: "shuffled_trades" | "drawn_trades";
  readonly simulations: number;
  readonly seed: number;
  /** After how many trades the account is written down, ascending. */
  readonly marks: Int32Array;
}

/**
 * Runs the account through its closed trades in other orders, or through trades drawn with replacement. Each trade moves
 * the account by the fraction of the balance that it made when it was closed, so that profits compound; what was open in
 * between, and trades that overlapped, are left out. An account at 0 stays there.
 */
export function simulateTrades(
  trades: readonly Trade[],
  startEquity: number,
  { method, simulations, seed, marks }: TradeSimulation,
): SimulatedOutcomes {
  const moves = movesOf(trades, startEquity);
  const outcomes = emptyOutcomes(simulations, marks.length);
  const order = Int32Array.from(moves, (_, index) => index);
  const rng = createRng(seed);
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    if (method === "shuffled_trades") shuffle(order, rng);
    else drawBlocks(order, moves.length, 1, rng);
    walk({ moves, order, marks }, startEquity, outcomes, simulation);
  }
  return outcomes;
}

/** What each trade made of the balance before it, in the order of the exits. */
function movesOf(trades: readonly Trade[], startEquity: number): Float64Array {
  let balance = startEquity;
  return Float64Array.from(
    trades.toSorted((left, right) => left.tsExitMs - right.tsExitMs),
    ({ profit }) => {
      const move = balance > 0 ? profit / balance : 0;
      balance += profit;
      return move;
    },
  );
}

/** Fisher and Yates. */
function shuffle(order: Int32Array, rng: Rng): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(rng.next() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
}

interface Way {
  readonly moves: Float64Array;
  readonly order: Int32Array;
  readonly marks: Int32Array;
}

function walk(
  { moves, order, marks }: Way,
  startEquity: number,
  outcomes: SimulatedOutcomes,
  simulation: number,
): void {
  let [equity, peak, lowest, deepest] = [startEquity, startEquity, startEquity, 0];
  const written = simulation * marks.length;
  let [step, mark] = [0, 0];
  if (marks[mark] === step) outcomes.equityAtMarks[written + mark++] = equity;
  for (const index of order) {
    equity = Math.max(0, equity * (1 + (moves[index] ?? 0)));
    if (equity > peak) peak = equity;
    if (equity < lowest) lowest = equity;
    deepest = Math.min(deepest, equity / peak - 1);
    step += 1;
    if (marks[mark] === step) outcomes.equityAtMarks[written + mark++] = equity;
  }
  outcomes.endEquity[simulation] = equity;
  outcomes.maximumDrawdown[simulation] = deepest;
  outcomes.lowestEquity[simulation] = lowest;
}
