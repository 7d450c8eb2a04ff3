import { join } from "node:path";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { createBarLibrary } from "#main/feeds/bar-library.ts";
import { readBundledBars } from "#main/feeds/bundled-bars.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import type { Store } from "#main/store/open-store.ts";
import { nodeHasher } from "./node-ports.ts";

const SYNTHETIC_SEED = 1;

export interface BarLibraries {
  /** For research: never falls back to generated prices. */
  readonly library: BarLibrary;
  /** For the demo feed of paper sessions: generated prices stand in for unknown symbols, and say so. */
  readonly feedLibrary: BarLibrary;
}

export function openBarLibraries(store: Store, resources: string, isDemoSynthetic: boolean): BarLibraries {
  const sources = {
    imported: createBarStore(store.bars, nodeHasher),
    readBundled: () => readBundledBars(join(resources, "bars"), nodeHasher),
    hash: nodeHasher,
    syntheticSeed: SYNTHETIC_SEED,
  };
  return {
    library: createBarLibrary({ ...sources, demoSynthetic: false }),
    feedLibrary: createBarLibrary({ ...sources, demoSynthetic: isDemoSynthetic }),
  };
}
