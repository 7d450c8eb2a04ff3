import type { SliceId } from "#shared/model/slice-id.ts";
import type { Slice, SliceManifest } from "#engine/base/define-slice.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { adaptivePortfolioManifest } from "#engine/slices/adaptive_portfolio/manifest.ts";
import { analyzeManifest } from "#engine/slices/analyze/manifest.ts";
import { backtestManifest } from "#engine/slices/backtest/manifest.ts";
import { dataManifest } from "#engine/slices/data/manifest.ts";
import type { CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import type { NetworkBars } from "#engine/slices/data/ports.ts";
import { liveTradeManifest } from "#engine/slices/live_trade/manifest.ts";
import { marketRegimeManifest } from "#engine/slices/market_regime/manifest.ts";
import { mlStrategyManifest } from "#engine/slices/ml_strategy/manifest.ts";
import { monitorManifest } from "#engine/slices/monitor/manifest.ts";
import type { HealthSource, RunOutputs } from "#engine/slices/monitor/ports.ts";
import { optimizeManifest } from "#engine/slices/optimize/manifest.ts";
import type { StudyBook } from "#engine/slices/optimize/ports.ts";
import { paperTradeManifest } from "#engine/slices/paper_trade/manifest.ts";
import type { PaperDesk, PaperFeed } from "#engine/slices/paper_trade/ports.ts";
import { positionSizingManifest } from "#engine/slices/position_sizing/manifest.ts";
import type { SliceEntry } from "./registry.ts";

/**
 * What the built-in slices need, by the names that their manifests use. A host without one of them (a worker) cannot
 * load the slices that need it.
 */
export interface CataloguePorts {
  readonly caller: SliceCaller;
  readonly library?: CuratedLibrary;
  /** Undefined where no provider can be asked: the data slice then answers from what is stored. */
  readonly network?: NetworkBars;
  readonly desk?: PaperDesk;
  readonly feed?: PaperFeed;
  readonly health?: HealthSource;
  /** Undefined keeps no study. */
  readonly studies?: StudyBook;
  /** Version of the product, for reports. */
  readonly appVersion?: string;
  /** What runs have left, to look at again. */
  readonly outputs?: RunOutputs;
}

/** The one list that a new slice is added to. The manifests are here; the code of a slice loads when it is first used. */
export function listBuiltInSlices(ports: CataloguePorts): readonly SliceEntry[] {
  const { caller, library, network, desk, feed, health, appVersion, outputs, studies } = ports;
  const loaders: Readonly<Record<SliceId, Loader>> = {
    data: of(dataManifest, async () =>
      (await import("#engine/slices/data/slice.ts")).createData({ library: given(library), network }),
    ),
    analyze: of(analyzeManifest, async () =>
      (await import("#engine/slices/analyze/slice.ts")).createAnalyze(),
    ),
    market_regime: of(marketRegimeManifest, async () =>
      (await import("#engine/slices/market_regime/slice.ts")).createMarketRegime(),
    ),
    ml_strategy: of(mlStrategyManifest, async () =>
      (await import("#engine/slices/ml_strategy/slice.ts")).createMlStrategy(),
    ),
    position_sizing: of(positionSizingManifest, async () =>
      (await import("#engine/slices/position_sizing/slice.ts")).createPositionSizing(),
    ),
    backtest: of(backtestManifest, async () =>
      (await import("#engine/slices/backtest/slice.ts")).createBacktest({ caller }),
    ),
    optimize: of(optimizeManifest, async () =>
      (await import("#engine/slices/optimize/slice.ts")).createOptimize({ caller, studies }),
    ),
    adaptive_portfolio: of(adaptivePortfolioManifest, async () =>
      (await import("#engine/slices/adaptive_portfolio/slice.ts")).createAdaptivePortfolio(),
    ),
    paper_trade: of(paperTradeManifest, async () =>
      (await import("#engine/slices/paper_trade/slice.ts")).createPaperTrade({
        desk: given(desk),
        feed: given(feed),
      }),
    ),
    live_trade: of(liveTradeManifest, async () =>
      (await import("#engine/slices/live_trade/slice.ts")).createLiveTrade(),
    ),
    monitor: of(monitorManifest, async () =>
      (await import("#engine/slices/monitor/slice.ts")).createMonitor({
        health: given(health),
        appVersion: given(appVersion),
        outputs,
      }),
    ),
  };
  return Object.values(loaders).map((loader) => ({ ...loader, origin: "built-in" }));
}

type Loader = Pick<SliceEntry, "manifest" | "load">;

/** Forgets the types of a slice's methods: the registry calls them with what their own schemas have checked. */
function of<Manifest extends SliceManifest>(
  manifest: Manifest,
  load: () => Promise<Slice<Manifest>>,
): Loader {
  return { manifest, load };
}

/** The registry loads a slice only when the ports that its manifest needs are there. */
function given<Port>(port: Port | undefined): Port {
  invariant(port !== undefined, "a port that the manifest needs must be given");
  return port;
}
