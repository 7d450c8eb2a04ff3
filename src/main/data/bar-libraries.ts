import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createCuratedLibrary, type CuratedLibrary } from "#engine/slices/data/curated-library.ts";
import { createBarLibrary } from "#main/feeds/bar-library.ts";
import { createSeriesCache } from "#main/feeds/series-cache.ts";
import { createTickLibrary } from "#main/feeds/tick-library.ts";
import { readBundledBars } from "#main/feeds/bundled-bars.ts";
import { createBarImporter, type BarImporter } from "#main/imports/bar-importer.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import { createCurationStore } from "#main/store/curation-store.ts";
import { createTickStore } from "#main/store/tick-store.ts";
import type { Store } from "#main/store/open-store.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import { nodeHasher } from "#main/node/node-ports.ts";

const SYNTHETIC_SEED = 1;
/** Ten years of one-minute bars of a US share take 48 MB. */
const CACHE_BYTES = 256 * 2 ** 20;

export interface BarLibraries {
  /** For research: never falls back to generated prices. */
  readonly library: CuratedLibrary;
  /** For the demo feed of paper sessions: generated prices stand in for unknown symbols, and say so. */
  readonly feedLibrary: CuratedLibrary;
  /** Imports into both. */
  readonly importer: BarImporter;
}

export function openBarLibraries(
  store: Store,
  { resources, workers }: Pick<AppOptions, "resources" | "workers">,
  isDemoSynthetic: boolean,
  quarantineBelow: () => number,
): BarLibraries {
  const imported = createBarStore(store.bars, nodeHasher);
  const kept = createTickStore(store.bars, nodeHasher);
  const cache = createSeriesCache(CACHE_BYTES);
  const sources = {
    imported,
    ticks: createTickLibrary({ kept, cache, nextTurn: () => nextTurn(), hash: nodeHasher }),
    cache,
    nextTurn: () => nextTurn(),
    readBundled: () => readBundledBars(join(resources, "bars"), nodeHasher),
    hash: nodeHasher,
    syntheticSeed: SYNTHETIC_SEED,
  };
  const curation = createCurationStore(store.bars);
  const open = (demoSynthetic: boolean): CuratedLibrary =>
    createCuratedLibrary(
      createBarLibrary({ ...sources, demoSynthetic }),
      curation,
      nodeHasher,
      quarantineBelow,
    );
  return {
    library: open(false),
    feedLibrary: open(isDemoSynthetic),
    importer: createBarImporter({
      file: join(workers, "import.worker.cjs"),
      async save({ series, ticks }, turns) {
        const staged = ticks && (await kept.stage(ticks, turns));
        try {
          await imported.saveInTurns(series, turns, () => staged?.commit());
        } catch (thrown) {
          staged?.forget();
          throw thrown;
        }
      },
      nextTurn: () => nextTurn(),
    }),
  };
}
