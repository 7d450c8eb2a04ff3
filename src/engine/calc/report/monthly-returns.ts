import type { EquityCurve } from "#shared/model/backtest-result.ts";

export interface MonthOfReturns {
  /** 1 is January. */
  readonly month: number;
  readonly total: number;
}

/** Returns of one calendar year (UTC); a month without a bar is left out. */
export interface YearOfReturns {
  readonly year: number;
  readonly months: readonly MonthOfReturns[];
  readonly total: number;
}

/** Account value at the last bar of a month. */
interface MonthEnd {
  readonly year: number;
  readonly month: number;
  readonly equity: number;
}

/** From month's end to month's end; the first month starts at `startEquity`, so all of them compound to the total. */
export function monthlyReturns(curve: EquityCurve, startEquity: number): readonly YearOfReturns[] {
  const ends = monthEnds(curve);
  const months = ends.map(({ year, month, equity }, index) => ({
    year,
    month,
    total: equity / (ends[index - 1]?.equity ?? startEquity) - 1,
  }));
  return [...Map.groupBy(months, ({ year }) => year)].map(([year, ofYear]) => ({
    year,
    months: ofYear.map(({ month, total }) => ({ month, total })),
    total: ofYear.reduce((value, { total }) => value * (1 + total), 1) - 1,
  }));
}

function monthEnds(curve: EquityCurve): readonly MonthEnd[] {
  const ends: MonthEnd[] = [];
  for (let index = 0; index < curve.equity.length; index += 1) {
    const date = new Date(curve.tsOpenMs[index] ?? Number.NaN);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    const last = ends.at(-1);
    if (last?.year === year && last.month === month) ends.pop();
    ends.push({ year, month, equity: curve.equity[index] ?? Number.NaN });
  }
  return ends;
}
