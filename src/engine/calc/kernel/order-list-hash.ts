import type { Hasher } from "#engine/base/hasher.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { Fill } from "#shared/model/order.ts";

/** Names what was traded: one line a fill with time, symbol, side, quantity and price; two equal runs have equal hashes. */
export function orderListHash(fills: readonly Fill[], hash: Hasher): ContentHash {
  return hash(fills.map(lineOf).join(""));
}

function lineOf({ tsMs, symbol, side, quantity, price }: Fill): string {
  return `${tsMs}|${symbol}|${side}|${quantity}|${price}\n`;
}
