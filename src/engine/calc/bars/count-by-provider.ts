import type { LibraryStats, SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { PROVIDERS } from "#shared/model/provider.ts";
import { BYTES_PER_BAR } from "./share-columns.ts";

/** Series, bars and bytes of each provider that has any; those in no list of ours come last. */
export function countByProvider(series: readonly SeriesInfo[]): LibraryStats["providers"] {
  const named = new Set([...PROVIDERS, ...series.map(({ provider }) => provider)]);
  return [...named].flatMap((provider) => {
    const own = series.filter((info) => info.provider === provider);
    const bars = own.reduce((sum, info) => sum + info.bars, 0);
    return own.length === 0 ? [] : [{ provider, series: own.length, bars, bytes: bars * BYTES_PER_BAR }];
  });
}
