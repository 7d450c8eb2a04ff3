import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import type { BarImporter } from "#main/imports/bar-importer.ts";
import { toBarsView } from "#main/views/bars-view.ts";
import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";

export interface DataHandlerPorts {
  readonly library: CuratedLibrary;
  /** Calls a method of the data slice, so that the same checks hold everywhere. */
  readonly call: <Output>(method: string, input: Readonly<Record<string, unknown>>) => Promise<Output>;
  readonly importer: BarImporter;
}

export function dataHandlers({ library, call, importer }: DataHandlerPorts): Handlers<"data"> {
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
    "data:import": (input) => call("import_csv", input),
    "data:fetch": async (input) => {
      const { fetched } = await call<{ fetched: readonly SeriesUpdate[] }>("fetch", input);
      return fetched;
    },
    "data:refresh": async (input) => {
      const { refreshed } = await call<{ refreshed: readonly SeriesUpdate[] }>("refresh", input);
      return refreshed;
    },
    "data:import-files": async (input) => ({ files: await importer.importFiles(input) }),
    "data:import-status": ({ importId }) => importer.status(importId),
    "data:cancel-import": ({ importId, by }) => importer.cancel(importId, by),
    ...curationHandlers(call),
  };
}

/** What is known of series beyond their bars, answered by the slice. */
function curationHandlers(call: DataHandlerPorts["call"]) {
  return {
    "data:coverage": (input) => call("coverage", { ...input }),
    "data:quality": (input) => call("quality_report", { ...input }),
    "data:repair": (input) => call("repair", { ...input }),
    "data:release": (input) => call("release", { ...input }),
    "data:actions": (input) => call("actions", input),
    "data:import-actions": (input) => call("import_actions", input),
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
