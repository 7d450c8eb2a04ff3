import type { BarSeries } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import { DAY_MS } from "#shared/model/time.ts";

/** Five days in seven leave a weekend share of 0; seven in seven, of 2/7. */
const SEVEN_DAY_WEEKEND_SHARE = 0.2;

/** The market that a series says it belongs to, else what its times show. */
export function marketOf({
  tsOpenMs,
  provenance,
}: Pick<BarSeries, "tsOpenMs"> & Partial<Pick<BarSeries, "provenance">>): Market {
  return provenance?.market ?? (isTradedDaily(tsOpenMs) ? "crypto" : "us_equity");
}

/** Whether the times show a market that trades on Saturdays and Sundays too. */
function isTradedDaily(tsOpenMs: Float64Array): boolean {
  let [days, saturdays, sundays] = [0, 0, 0];
  let current = Number.NaN;
  for (const time of tsOpenMs) {
    const day = Math.floor(time / DAY_MS);
    if (day === current) continue;
    current = day;
    days += 1;
    // Day 0 of the epoch was a Thursday.
    const weekday = (day + 4) % 7;
    if (weekday === 0) sundays += 1;
    if (weekday === 6) saturdays += 1;
  }
  // Both are asked for, because a currency's Sunday evening does not make a Saturday session.
  return saturdays > 0 && sundays > 0 && (saturdays + sundays) / days >= SEVEN_DAY_WEEKEND_SHARE;
}
