import type { BarColumns } from "#engine/calc/bars/bar-columns.ts";

/** The bars whose index is wanted, in their order. */
export function pickBars(columns: BarColumns, isWanted: (index: number) => boolean): BarColumns {
  const wanted = (_: number, index: number): boolean => isWanted(index);
  return {
    tsOpenMs: columns.tsOpenMs.filter(wanted),
    open: columns.open.filter(wanted),
    high: columns.high.filter(wanted),
    low: columns.low.filter(wanted),
    close: columns.close.filter(wanted),
    volume: columns.volume.filter(wanted),
  };
}
