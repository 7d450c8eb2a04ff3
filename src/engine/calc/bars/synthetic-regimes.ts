import type { Rng } from "#engine/base/rng.ts";
import type { Regime } from "#shared/model/regime.ts";

/** How the synthetic market behaves for a while. */
export interface SyntheticPhase {
  readonly kind: Exclude<Regime, "unknown">;
  readonly bars: number;
  /** Mean log return of a day. */
  readonly drift: number;
  /** Standard deviation of the log return of a day. */
  readonly volatility: number;
}

interface PhaseShape {
  readonly kind: SyntheticPhase["kind"];
  readonly fewestBars: number;
  readonly mostBars: number;
  readonly drift: number;
  readonly volatility: number;
}

/** Chosen so that a phase is as calm, as long and as steep as its namesake in a large index, and prices rise in the long run. */
const SHAPES: readonly PhaseShape[] = [
  { kind: "bull_quiet", fewestBars: 120, mostBars: 300, drift: 0.0009, volatility: 0.006 },
  { kind: "bull_volatile", fewestBars: 60, mostBars: 160, drift: 0.0016, volatility: 0.016 },
  { kind: "sideways_quiet", fewestBars: 80, mostBars: 200, drift: 0.0001, volatility: 0.006 },
  { kind: "sideways_volatile", fewestBars: 40, mostBars: 120, drift: 0, volatility: 0.016 },
  { kind: "bear_quiet", fewestBars: 50, mostBars: 120, drift: -0.0009, volatility: 0.008 },
  { kind: "bear_volatile", fewestBars: 40, mostBars: 100, drift: -0.002, volatility: 0.019 },
  { kind: "crisis", fewestBars: 12, mostBars: 30, drift: -0.012, volatility: 0.038 },
];
const CRISIS_CHANCE = 0.4;

/** Phases for at least `bars` bars: all kinds in a first round, later rounds in new orders and mostly without a crisis. */
export function drawPhases(bars: number, rng: Rng): readonly SyntheticPhase[] {
  const phases: SyntheticPhase[] = [];
  let drawn = 0;
  while (drawn < bars) {
    const isFirst = phases.length === 0;
    for (const shape of shuffle(SHAPES, rng)) {
      if (shape.kind === "crisis" && !isFirst && rng.next() > CRISIS_CHANCE) continue;
      const { kind, drift, volatility, fewestBars, mostBars } = shape;
      const length = fewestBars + Math.floor(rng.next() * (mostBars - fewestBars + 1));
      phases.push({ kind, bars: length, drift, volatility });
      drawn += length;
    }
  }
  return phases;
}

/** Fisher and Yates. */
function shuffle<Value>(values: readonly Value[], rng: Rng): readonly Value[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(rng.next() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as Value, shuffled[last] as Value];
  }
  return shuffled;
}
