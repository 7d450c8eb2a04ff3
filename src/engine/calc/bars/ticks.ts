import type { Hasher } from "#engine/base/hasher.ts";
import type { TickInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Provenance } from "#shared/model/bar.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";

/** Trades one after the other; several may share a time. */
export interface Ticks {
  readonly tsMs: Float64Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
}

/** The trades of a symbol, where they come from, and their hash. */
export interface TickSeries extends Ticks {
  readonly symbol: string;
  readonly provenance: Provenance;
  readonly dataHash: ContentHash;
}

/** What a trade takes in memory and in the store. */
export const BYTES_PER_TICK = 3 * Float64Array.BYTES_PER_ELEMENT;

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Names and hashes trades that were validated before. */
export function makeTickSeries(source: Omit<TickSeries, "dataHash">, hash: Hasher): TickSeries {
  const { symbol, tsMs, price, size } = source;
  const dataHash = hash(`${symbol}\ntick\n${tsMs.length}\n`, bytesOf(tsMs), bytesOf(price), bytesOf(size));
  return { ...source, dataHash };
}

/** A series of trades in words and numbers; it must hold at least one. */
export function describeTicks({ symbol, provenance, tsMs, dataHash }: TickSeries): TickInfo {
  const dateAt = (index: number): string => formatIsoDate(epochMs(tsMs.at(index) ?? Number.NaN));
  const { provider, caveats } = provenance;
  return { symbol, provider, trades: tsMs.length, from: dateAt(0), to: dateAt(-1), dataHash, caveats };
}
