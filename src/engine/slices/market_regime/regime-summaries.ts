import type { z } from "zod";
import type { BarSeries } from "#shared/model/bar.ts";
import { REGIMES, type RegimeSeries } from "#shared/model/regime.ts";
import type { RegimeMethods, RegimeSpell } from "./manifest.ts";

type Summary = z.output<RegimeMethods["history"]["output"]>["summaries"][number];

/** Measured lengths and returns of each known regime that occurred. */
export function regimeSummaries(
  series: BarSeries,
  { regime }: RegimeSeries,
  spells: readonly RegimeSpell[],
): readonly Summary[] {
  return REGIMES.flatMap((name, code) => {
    const ofRegime = spells.filter((spell) => spell.regime === name);
    if (ofRegime.length === 0) return [];
    const bars = ofRegime.reduce((sum, spell) => sum + spell.bars, 0);
    return [
      {
        symbol: series.symbol,
        regime: name,
        bars,
        spells: ofRegime.length,
        meanSpellBars: bars / ofRegime.length,
        meanReturnFraction: meanReturn(series.close, regime, code, 0) ?? 0,
        meanNextReturnFraction: meanReturn(series.close, regime, code, 1),
      },
    ];
  });
}

/** Mean return of the bars that come `later` bars after one in the regime; undefined when there is none. */
function meanReturn(
  close: Float64Array,
  regime: Uint8Array,
  code: number,
  later: number,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (let index = 1; index < close.length; index += 1) {
    if (regime[index - later] !== code) continue;
    sum += (close[index] ?? Number.NaN) / (close[index - 1] ?? Number.NaN) - 1;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}
