import { defineSlice } from "#engine/base/define-slice.ts";
import { coverage } from "./coverage.ts";
import { getHistorical } from "./get-historical.ts";
import { importCsv } from "./import-csv.ts";
import { dataManifest } from "./manifest.ts";
import type { BarLibrary } from "./ports.ts";
import { refresh } from "./refresh.ts";
import { stream } from "./stream.ts";

export function createData({ library }: { readonly library: BarLibrary }) {
  return defineSlice(dataManifest, {
    get_historical: (input, context) => getHistorical(library, input, context),
    stream: (input) => stream(input),
    refresh: (input) => refresh(library, input),
    import_csv: (input, context) => importCsv(library, input, context),
    list_symbols: () => ({ series: library.list() }),
    coverage: (input, context) => coverage(library, input, context),
  });
}
