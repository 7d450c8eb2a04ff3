import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { type AppError, refusedError } from "#shared/errors/app-error.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import { askedTimeframe } from "./asked-timeframe.ts";
import type { dataManifest } from "./manifest.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import type { NetworkBars } from "./ports.ts";
import { updateAll } from "./update-all.ts";

type Method = (typeof dataManifest)["methods"]["fetch"];

/** Stores what a provider has of the symbols and is not stored yet. */
export async function fetch(
  library: CuratedLibrary,
  network: NetworkBars | undefined,
  input: z.output<Method["input"]>,
  context: SliceContext,
): Promise<z.input<Method["output"]>> {
  const { provider, replace } = input;
  if (network === undefined || network.policy() === "off") throw networkOffError(provider);
  const timeframe = askedTimeframe(network, provider, input.timeframe);
  const fromMs = input.from === undefined ? undefined : parseIsoDate(input.from);
  const symbols = [...new Set(input.symbols.map((symbol) => symbol.toUpperCase()))];
  const requests = symbols.map((symbol) => ({
    provider,
    symbol,
    timeframe,
    fromMs,
    isReplacing: replace,
  }));
  return { fetched: [...(await updateAll({ library, network }, requests, context))] };
}

export function networkOffError(provider: string): AppError {
  return refusedError({
    code: "provider.network-off",
    message: `${provider} was not asked, because data.network is off`,
    field: "provider",
    value: provider,
    remedy: "allow it with `gpt-trader config set data.network named`, or use stored bars",
  });
}
