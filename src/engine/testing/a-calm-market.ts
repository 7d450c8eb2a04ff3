import type { BarSeries } from "#shared/model/bar.ts";
import type { BarSeriesParts } from "./a-bar.ts";
import { aBarSeries } from "./a-bar.ts";

/** Closes that move by half a percent up and down around 100, with volumes that differ. */
export function aCalmMarket(bars: number, more: Omit<Partial<BarSeriesParts>, "closes"> = {}): BarSeries {
  const closes = Array.from({ length: bars }, (_, index) => 100 + ((index * 7) % 5) / 2);
  return aBarSeries({ closes, volumes: closes.map((_, index) => 1_000 + ((index * 11) % 7) * 50), ...more });
}
