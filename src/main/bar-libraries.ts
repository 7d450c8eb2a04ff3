import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { createBarLibrary } from "#main/feeds/bar-library.ts";
import { createSeriesCache } from "#main/feeds/series-cache.ts";
import { readBundledBars } from "#main/feeds/bundled-bars.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import type { Store } from "#main/store/open-store.ts";
import { nodeHasher } from "./node-ports.ts";

const SYNTHETIC_SEED = 1;
/** Ten years of one-minute bars of a US share take 48 MB. */
const CACHE_BYTES = 256 * 2 ** 20;

export interface BarLibraries {
  /** For research: never falls back to generated prices. */
  readonly library: BarLibrary;
  /** For the demo feed of paper sessions: generated prices stand in for unknown symbols, and say so. */
  readonly feedLibrary: BarLibrary;
}

export function openBarLibraries(store: Store, resources: string, isDemoSynthetic: boolean): BarLibraries {
  const sources = {
    imported: createBarStore(store.bars, nodeHasher),
    cache: createSeriesCache(CACHE_BYTES),
    nextTurn: () => nextTurn(),
    readBundled: () => readBundledBars(join(resources, "bars"), nodeHasher),
    hash: nodeHasher,
    syntheticSeed: SYNTHETIC_SEED,
  };
  return {
    library: createBarLibrary({ ...sources, demoSynthetic: false }),
    feedLibrary: createBarLibrary({ ...sources, demoSynthetic: isDemoSynthetic }),
  };
}
