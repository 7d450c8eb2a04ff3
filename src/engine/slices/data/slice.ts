import { defineSlice } from "#engine/base/define-slice.ts";
import { bringIn } from "./bring-in.ts";
import { coverage } from "./coverage.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import { fetch } from "./fetch.ts";
import { getHistorical, neededRange } from "./get-historical.ts";
import { importCsv } from "./import-csv.ts";
import { prepareSource } from "./load-series.ts";
import { dataManifest } from "./manifest.ts";
import { importActions } from "./import-actions.ts";
import { ownTimeframe } from "./own-timeframe.ts";
import { qualityReport } from "./quality-report.ts";
import type { NetworkBars } from "./ports.ts";
import { refresh } from "./refresh.ts";
import { release } from "./release.ts";
import { repair } from "./repair.ts";
import { show, shownRange } from "./show.ts";
import { showTicks } from "./show-ticks.ts";
import { setMarket } from "./set-market.ts";
import { stream } from "./stream.ts";

/** Without `network` nothing is asked for anywhere. */
export function createData({
  library,
  network,
}: {
  readonly library: CuratedLibrary;
  readonly network?: NetworkBars | undefined;
}) {
  return defineSlice(dataManifest, {
    async get_historical(input, context) {
      await bringIn(library, network, input, context);
      const { symbols, provider } = input;
      const timeframe = input.timeframe ?? ownTimeframe(library, symbols, provider);
      for (const symbol of symbols)
        await prepareSource(
          library,
          { symbol, timeframe, provider },
          context.cancellation,
          neededRange(input.to),
        );
      return getHistorical(library, input, context);
    },
    async show(input, context) {
      const choice = {
        ...input,
        timeframe: input.timeframe ?? ownTimeframe(library, [input.symbol], input.provider),
      };
      await prepareSource(library, choice, context.cancellation, shownRange(choice));
      return show(library, choice, context);
    },
    stream: (input) => stream(input),
    refresh: (input, context) => refresh(library, network, input, context),
    fetch: (input, context) => fetch(library, network, input, context),
    import_csv: (input, context) => importCsv(library, input, context),
    stats: () => library.stats(),
    show_ticks: (input) => showTicks(library, input),
    list_symbols: () => ({ series: library.list(), ticks: library.ticks.list() }),
    coverage: (input, context) => coverage(library, input, context),
    quality_report: (input, context) => qualityReport(library, input, context),
    repair: (input, context) => repair(library, input, context),
    release: (input, context) => release(library, input, context),
    async set_market(input, context) {
      await prepareSource(library, input, context.cancellation);
      return setMarket(library, input, context);
    },
    actions: ({ symbol: given }) => {
      const symbol = given.toUpperCase();
      return { symbol, actions: library.curation.actions(symbol) };
    },
    import_actions: (input) => importActions(library, input),
  });
}
