import { userError } from "#shared/errors/app-error.ts";
import type { Bar } from "#shared/model/bar.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";

/** What the session knew of the symbol when the bar came. */
export interface BarContext {
  readonly symbol: string;
  readonly symbols: readonly string[];
  /** Open time of the symbol's last bar. */
  readonly tsLastBarMs: number | undefined;
}

/** Throws `paper.bad-bar` for a bar of another symbol, without a price, crossed in itself, or not newer than the last one. */
export function checkBar(bar: Bar, context: BarContext): void {
  const { symbol, symbols, tsLastBarMs } = context;
  if (!symbols.includes(symbol)) {
    throw badBar("symbol", `must be one of ${symbols.join(", ")}`, symbol);
  }
  if (!Number.isFinite(bar.tsOpenMs)) throw badBar("tsOpenMs", "must be a time", bar.tsOpenMs);
  for (const field of ["open", "high", "low", "close"] as const) {
    if (!(Number.isFinite(bar[field]) && bar[field] > 0)) {
      throw badBar(field, `of ${symbol} must be finite and positive`, bar[field]);
    }
  }
  if (bar.high < Math.max(bar.open, bar.close, bar.low)) {
    throw badBar("high", `of ${symbol} must not be below open, low or close`, bar.high);
  }
  if (bar.low > Math.min(bar.open, bar.close)) {
    throw badBar("low", `of ${symbol} must not be above open or close`, bar.low);
  }
  if (tsLastBarMs !== undefined && bar.tsOpenMs <= tsLastBarMs) {
    const last = formatIsoTime(epochMs(tsLastBarMs));
    throw badBar(
      "tsOpenMs",
      `of ${symbol} must be after the last bar's ${last}`,
      formatIsoTime(bar.tsOpenMs),
    );
  }
}

function badBar(field: string, rule: string, value: string | number): Error {
  return userError({
    code: "paper.bad-bar",
    message: `${field} ${rule}, was ${value}`,
    field,
    value: String(value),
    remedy: "look at the feed; nothing was filled at this bar",
  });
}
