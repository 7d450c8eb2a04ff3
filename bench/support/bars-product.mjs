import { openBarLibraries } from "#main/data/bar-libraries.ts";
import { openStore } from "#main/store/open-store.ts";
import { CONFIG_DEFAULTS } from "#shared/config/config.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { makeFolder } from "./folder.mjs";

/** The bars of a workspace (a new one unless named) with their importer, joined as the product joins them. */
export function openBarsProduct(folder = makeFolder()) {
  const store = openStore(folder, { isOldSqliteAllowed: false });
  const folders = { resources: inCheckout("resources"), workers: inCheckout("out", "main") };
  const bars = openBarLibraries(store, folders, false, () => CONFIG_DEFAULTS["data.quarantineBelow"]);
  return {
    db: store.bars,
    library: bars.library,
    async importFile(file) {
      const order = { importId: "bench", paths: [file], allowGaps: true, columns: {}, isTicks: false };
      const [{ error, series }] = await bars.importer.importFiles(order);
      if (error) throw new Error(error.message);
      return series;
    },
    async close() {
      await bars.importer.dispose();
      store.close();
    },
  };
}
