import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import { PROVIDERS } from "#shared/model/provider.ts";

/** Names a stored series for main. */
export function choiceOf({
  symbol,
  timeframe,
  provider,
}: Pick<SeriesInfo, "symbol" | "timeframe" | "provider">) {
  const known = PROVIDERS.find((id) => id === provider);
  return { symbol, timeframe, ...(known === undefined ? {} : { provider: known }) };
}

export const isOfNetwork = ({ provider }: Pick<SeriesInfo, "provider">): boolean =>
  NETWORK_PROVIDERS.some((id) => id === provider);
