import type { LibraryStats } from "#shared/ipc/channels/data-channels.ts";
import { formatPercent } from "./format-number.ts";
import { formatTable, right } from "./format-table.ts";

const MEGABYTE = 1e6;

/** What there is to load bars from, as text. */
export function describeLibrary({ cache, providers, ticks, fileBytes }: LibraryStats): string {
  const { hits, misses, series, bytes, maximumBytes } = cache;
  return [
    formatTable(
      ["provider", right("series"), right("bars"), right("MB")],
      providers.map((row) => [row.provider, String(row.series), String(row.bars), megabytes(row.bytes)]),
    ),
    ...(ticks.series === 0
      ? []
      : [`trades  ${ticks.trades} of ${ticks.series} symbols, ${megabytes(ticks.bytes)} MB`]),
    `cache   ${formatPercent(hits / (hits + misses))} of ${hits + misses} loads from memory (since the owner started)`,
    `memory  ${series} series, ${megabytes(bytes)} of ${megabytes(maximumBytes)} MB`,
    `file    bars.sqlite, ${megabytes(fileBytes)} MB`,
  ].join("\n");
}

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
