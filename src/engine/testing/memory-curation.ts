import type { BarCuration, SeriesKey, SeriesVerdict } from "#engine/slices/data/curation.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import type { BarRepair } from "#shared/model/data-quality.ts";

/** Forgets with the test. */
export function createMemoryCuration(): BarCuration {
  const actions = new Map<string, readonly CorporateAction[]>();
  const repairs = new Map<string, readonly BarRepair[]>();
  const verdicts = new Map<string, SeriesVerdict>();
  const textOf = ({ symbol, timeframe, provider }: SeriesKey): string => `${symbol} ${timeframe} ${provider}`;
  return {
    actions: (symbol) => actions.get(symbol) ?? [],
    saveActions(symbol, given) {
      const isNew = (known: CorporateAction): boolean =>
        !given.some(({ date, kind }) => known.date === date && known.kind === kind);
      const all = [...(actions.get(symbol) ?? []).filter(isNew), ...given];
      actions.set(
        symbol,
        all.toSorted((left, right) => left.date.localeCompare(right.date)),
      );
    },
    repairs: (key) => repairs.get(textOf(key)) ?? [],
    saveRepairs: (key, given) => void repairs.set(textOf(key), given),
    verdict: (key) => verdicts.get(textOf(key)),
    saveVerdict: (key, verdict) => void verdicts.set(textOf(key), verdict),
  };
}
