import { defineSlice } from "#engine/base/define-slice.ts";
import { coverage } from "./coverage.ts";
import { getHistorical } from "./get-historical.ts";
import { importCsv } from "./import-csv.ts";
import { prepareSource } from "./load-series.ts";
import { dataManifest } from "./manifest.ts";
import { ownTimeframe } from "./own-timeframe.ts";
import type { BarLibrary } from "./ports.ts";
import { refresh } from "./refresh.ts";
import { stream } from "./stream.ts";

export function createData({ library }: { readonly library: BarLibrary }) {
  return defineSlice(dataManifest, {
    async get_historical(input, context) {
      const { symbols, provider } = input;
      const timeframe = input.timeframe ?? ownTimeframe(library, symbols, provider);
      for (const symbol of symbols)
        await prepareSource(library, { symbol, timeframe, provider }, context.cancellation);
      return getHistorical(library, input, context);
    },
    stream: (input) => stream(input),
    refresh: (input) => refresh(library, input),
    import_csv: (input, context) => importCsv(library, input, context),
    stats: () => library.stats(),
    list_symbols: () => ({ series: library.list() }),
    coverage: (input, context) => coverage(library, input, context),
  });
}
