import type { SliceContext } from "#engine/base/slice-context.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { SeriesInfo, SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import { isNetworkProvider } from "#shared/model/network-provider.ts";
import { networkOffError } from "./fetch.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import type { NetworkBars } from "./ports.ts";
import { updateAll } from "./update-all.ts";

/**
 * Asks for what is new of every stored series that came over a network, and says of each what was done; what came otherwise is
 * answered with what would renew it. Throws when there are such series and none of them could be brought up to date.
 */
export async function refresh(
  library: CuratedLibrary,
  network: NetworkBars | undefined,
  input: { readonly symbols?: readonly string[] | undefined },
  context: SliceContext,
): Promise<{ readonly refreshed: SeriesUpdate[] }> {
  const wanted = storedSeries(library, input.symbols);
  const isAsked = network !== undefined && network.policy() !== "off";
  const requests = wanted.flatMap(({ symbol, timeframe, provider }) =>
    isAsked && isNetworkProvider(provider) ? [{ symbol, timeframe, provider }] : [],
  );
  const updates = isAsked ? await updateAll({ library, network }, requests, context) : [];
  const updateOf = (info: SeriesInfo): SeriesUpdate | undefined =>
    updates.find(
      ({ symbol, timeframe, provider }) =>
        symbol === info.symbol && timeframe === info.timeframe && provider === info.provider,
    );
  return { refreshed: wanted.map((info) => updateOf(info) ?? notUpdated(info)) };
}

function storedSeries(
  library: CuratedLibrary,
  symbols: readonly string[] | undefined,
): readonly SeriesInfo[] {
  const stored = library.list();
  const wanted = symbols?.map((symbol) => symbol.toUpperCase());
  const missing = wanted?.find((symbol) => !stored.some((series) => series.symbol === symbol));
  if (missing === undefined) return stored.filter(({ symbol }) => wanted?.includes(symbol) ?? true);
  throw userError({
    code: "data.unknown-symbol",
    message: `only a stored series can be refreshed, was ${missing}`,
    field: "symbols",
    value: missing,
    remedy: `import it, fetch it from a provider, or use one of ${stored.map(({ symbol }) => symbol).join(", ")}`,
  });
}

function notUpdated({ symbol, timeframe, provider, to }: SeriesInfo): SeriesUpdate {
  const status = isNetworkProvider(provider) ? "not_asked" : "fixed";
  return { symbol, timeframe, provider, status, to, newBars: 0, note: noteFor(provider) };
}

function noteFor(provider: string): string {
  if (isNetworkProvider(provider)) return networkOffError(provider).message;
  return provider === "bundled"
    ? "ships with the product and does not change"
    : "came from a file: import a newer file to renew it";
}
