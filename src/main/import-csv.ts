import type { Engine } from "#engine/engine.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { outsideARun } from "./outside-a-run.ts";

/** Imports through the data slice, so that the same checks hold for window, command line and workflows. */
export async function importCsv(
  engine: Pick<Engine, "registry">,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly series: SeriesInfo }> {
  const slice = await engine.registry.load("data");
  const output = await callMethod(slice, "import_csv", input, outsideARun);
  // `callMethod` has checked it against the method's schema.
  return output as { readonly series: SeriesInfo };
}
