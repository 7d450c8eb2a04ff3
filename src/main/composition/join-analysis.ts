import { openChartFile } from "#main/charting/chart-file.ts";
import { createCharting } from "#main/charting/charting.ts";
import {
  heldBackFor,
  loadChartBars,
  loadLastChartBars,
  versionOfBars,
} from "#main/charting/load-chart-bars.ts";
import { createAnalyst } from "#main/data/analyst.ts";
import type { BarUpdates } from "#main/data/bar-updates.ts";
import type { BarLibraries } from "#main/data/bar-libraries.ts";
import { analyzeHandlers } from "#main/ipc/handlers/analyze-handlers.ts";
import { regimeHandlers } from "#main/ipc/handlers/regime-handlers.ts";
import { strategyHandlers } from "#main/ipc/handlers/strategy-handlers.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { AppEngine } from "./app-engine.ts";
import type { Ground } from "./open-ground.ts";

interface AnalysisServices {
  readonly parts: AppEngine;
  readonly bars: BarLibraries;
  readonly updates: BarUpdates;
  /** The workspace. */
  readonly directory: string;
}

/** What stored bars show and say: charts, indicators, regimes, strategies. */
export function joinAnalysis(
  { config, report }: Pick<Ground, "config" | "report">,
  { parts: { engine, pool }, bars, updates, directory }: AnalysisServices,
): Handlers<"analyze"> & Handlers<"regime"> & Handlers<"strategy"> & Handlers<"chart"> {
  const analyst = createAnalyst({
    engine,
    caller: pool,
    terms: () => ({
      initialCash: config.value("run.initialCash"),
      feeBps: config.value("run.feeBps"),
      slippageBps: config.value("run.slippageBps"),
      seed: config.value("run.seed"),
    }),
  });
  return {
    ...analyzeHandlers(analyst, updates),
    ...regimeHandlers(analyst),
    ...strategyHandlers(),
    ...createCharting({
      load: (source) => loadChartBars(engine, bars.library, source),
      loadLast: (source, first) => loadLastChartBars(bars.library, source, first),
      heldBackFor: (source) => heldBackFor(bars.library, source),
      versionOf: (symbol) => versionOfBars(bars.library, symbol),
      caller: pool,
    }),
    ...openChartFile(directory, report),
  };
}
