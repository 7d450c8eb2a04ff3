import type { Timeframe } from "#shared/model/time.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import type { BarLibrary } from "./ports.ts";

const USUAL: Timeframe = "1d";
/** Of a symbol with nothing but trades, which could be joined to anything. */
const OF_TRADES: Timeframe = "1m";

/**
 * The timeframe of a run that names none: days where a symbol has them, else the longest that it has, so that bars
 * imported by the minute are traded by the minute; trades are joined to minutes. For several symbols the longest of theirs, which all can give.
 */
export function ownTimeframe(
  library: BarLibrary,
  symbols: readonly string[],
  provider: string | undefined,
): Timeframe {
  const known = library.list().filter((info) => provider === undefined || info.provider === provider);
  return longest(
    symbols.map((name) => {
      const own = known.flatMap(({ symbol, timeframe }) =>
        symbol === name.toUpperCase() ? [timeframe] : [],
      );
      if (own.length === 0 && hasTicks(library, name, provider)) return OF_TRADES;
      return own.includes(USUAL) ? USUAL : longest(own);
    }),
  );
}

function longest(timeframes: readonly Timeframe[]): Timeframe {
  return TIMEFRAMES.findLast((timeframe) => timeframes.includes(timeframe)) ?? USUAL;
}

function hasTicks({ ticks }: BarLibrary, name: string, provider: string | undefined): boolean {
  return ticks
    .list()
    .some((info) => info.symbol === name.toUpperCase() && (provider ?? info.provider) === info.provider);
}
