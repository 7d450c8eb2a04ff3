import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { toBarsView } from "#main/views/bars-view.ts";
import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import type { DataRequests, SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";

export interface DataHandlerPorts {
  readonly library: CuratedLibrary;
  /** Imports through the data slice, so that the same checks hold everywhere. */
  readonly importCsv: (input: Readonly<Record<string, unknown>>) => Promise<{ readonly series: SeriesInfo }>;
  /** Calls a method of the data slice; its output has been checked. */
  readonly callData: (method: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

export function dataHandlers({ library, importCsv, callData }: DataHandlerPorts): Handlers<"data"> {
  return {
    "data:list": () => library.list(),
    "data:stats": () => library.stats(),
    "data:show": ({ symbol }) => {
      const name = symbol.toUpperCase();
      const stored = library.list().find((info) => info.symbol === name);
      const timeframe = stored?.timeframe ?? "1d";
      const series = TIMEFRAMES.includes(timeframe) ? library.inspect(name, timeframe) : undefined;
      if (series === undefined) throw unknownSymbol(library, symbol);
      return { info: describeSeries(series), bars: toBarsView(series) };
    },
    "data:import": (input) => importCsv(input),
    ...curationHandlers(callData),
  };
}

/** Answers of the slice as they are: the manifest's schemas are those of the channels. */
function curationHandlers(callData: DataHandlerPorts["callData"]) {
  const call = async <C extends keyof DataRequests>(
    method: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<ReturnType<DataRequests[C]>> => (await callData(method, input)) as ReturnType<DataRequests[C]>;
  return {
    "data:coverage": (input) => call<"data:coverage">("coverage", { ...input }),
    "data:quality": (input) => call<"data:quality">("quality_report", { ...input }),
    "data:repair": (input) => call<"data:repair">("repair", { ...input }),
    "data:release": (input) => call<"data:release">("release", { ...input }),
    "data:actions": (input) => call<"data:actions">("actions", input),
    "data:import-actions": (input) => call<"data:import-actions">("import_actions", input),
  } satisfies Partial<Handlers<"data">>;
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
