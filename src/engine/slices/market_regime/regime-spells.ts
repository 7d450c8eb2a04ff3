import type { BarSeries } from "#shared/model/bar.ts";
import { REGIMES, type RegimeSeries } from "#shared/model/regime.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import type { RegimeSpell } from "./manifest.ts";

/** Stretches of bars in one known regime, in order of time. */
export function regimeSpells(series: BarSeries, { regime }: RegimeSeries): readonly RegimeSpell[] {
  const spells: RegimeSpell[] = [];
  for (let start = 0; start < regime.length;) {
    let end = start;
    while (end + 1 < regime.length && regime[end + 1] === regime[start]) end += 1;
    const name = REGIMES[regime[start] ?? -1] ?? "unknown";
    if (name !== "unknown") spells.push(describeSpell(series, name, start, end));
    start = end + 1;
  }
  return spells;
}

function describeSpell(
  series: BarSeries,
  regime: RegimeSpell["regime"],
  start: number,
  end: number,
): RegimeSpell {
  const { close, tsOpenMs, symbol } = series;
  const before = close[Math.max(0, start - 1)] ?? Number.NaN;
  const dateOf = (index: number) => formatIsoDate(epochMs(tsOpenMs[index] ?? Number.NaN));
  return {
    symbol,
    regime,
    from: dateOf(start),
    to: dateOf(end),
    bars: end - start + 1,
    returnFraction: (close[end] ?? Number.NaN) / before - 1,
    isOngoing: end === close.length - 1,
  };
}
