import type { BarSeries } from "#shared/model/bar.ts";
import { createRng } from "#engine/base/rng.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";

/** A random walk of 700 daily bars with swings, and gaps between close and open. */
export function aWalk(symbol: string, seed: number, startDate: string): BarSeries {
  const rng = createRng(seed);
  const closes: number[] = [];
  const opens: number[] = [];
  let price = 100;
  for (let index = 0; index < 700; index += 1) {
    const drift = 0.0015 * Math.sin(index / 40);
    opens.push(price * Math.exp(0.004 * rng.nextGaussian()));
    price *= Math.exp(drift + 0.012 * rng.nextGaussian());
    closes.push(price);
  }
  return aBarSeries({ symbol, closes, opens, startDate });
}
