import type { Engine } from "#engine/engine.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { callDataMethod } from "./call-data-method.ts";

/** Imports through the data slice, so that the same checks hold for window, command line and workflows. */
export async function importCsv(
  engine: Pick<Engine, "registry">,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly series: SeriesInfo }> {
  const output = await callDataMethod(engine, "import_csv", input);
  // The output was checked against the method's schema.
  return output as { readonly series: SeriesInfo };
}
