import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { toBarsView } from "#main/views/bars-view.ts";
import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";

export interface DataHandlerPorts {
  readonly library: BarLibrary;
  /** Imports through the data slice, so that the same checks hold everywhere. */
  readonly importCsv: (input: Readonly<Record<string, unknown>>) => Promise<{ readonly series: SeriesInfo }>;
}

export function dataHandlers({ library, importCsv }: DataHandlerPorts): Handlers<"data"> {
  return {
    "data:list": () => library.list(),
    "data:stats": () => library.stats(),
    "data:show": ({ symbol }) => {
      const name = symbol.toUpperCase();
      const stored = library.list().find((info) => info.symbol === name);
      const timeframe = stored?.timeframe ?? "1d";
      const series = TIMEFRAMES.includes(timeframe) ? library.load(name, timeframe) : undefined;
      if (series === undefined) throw unknownSymbol(library, symbol);
      return { info: describeSeries(series), bars: toBarsView(series) };
    },
    "data:import": (input) => importCsv(input),
  };
}

function unknownSymbol(library: BarLibrary, symbol: string) {
  const known = library.list().map((info) => info.symbol);
  const guess = closest(symbol.toUpperCase(), known);
  return userError({
    code: "data.unknown-symbol",
    message: `there is no series of ${symbol}`,
    field: "symbol",
    value: symbol,
    remedy: guess === undefined ? `import one, or use ${known.join(", ")}` : `did you mean ${guess}?`,
  });
}
