import type { Timeframe } from "#shared/model/time.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import type { BarLibrary } from "./ports.ts";

const USUAL: Timeframe = "1d";

/**
 * The timeframe of a run that names none: days where a symbol has them, else the longest that it has, so that bars
 * imported by the minute are traded by the minute. For several symbols the longest of theirs, which all can give.
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
      return own.includes(USUAL) ? USUAL : longest(own);
    }),
  );
}

function longest(timeframes: readonly Timeframe[]): Timeframe {
  return TIMEFRAMES.findLast((timeframe) => timeframes.includes(timeframe)) ?? USUAL;
}
