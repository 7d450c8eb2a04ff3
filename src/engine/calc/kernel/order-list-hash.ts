import type { Hasher } from "#engine/base/hasher.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { Fill } from "#shared/model/order.ts";
import { createAsciiText, type AsciiText } from "./ascii-text.ts";

/** Fills whose lines are written at once: the text of a long list is never there as one. */
const FILLS_A_PART = 512;

/** More than a line can be long beside its symbol: four separators, `sell`, and three numbers of at most 25 characters. */
const LINE_CHARACTERS = 96;

/** Names what was traded: one line a fill with time, symbol, side, quantity and price; two equal runs have equal hashes. */
export function orderListHash(fills: readonly Fill[], hash: Hasher): ContentHash {
  const parts: (string | Uint8Array)[] = [];
  for (let from = 0; from < fills.length; from += FILLS_A_PART) {
    parts.push(linesOf(fills.slice(from, from + FILLS_A_PART)));
  }
  return hash(...parts);
}

/** As bytes where they are characters of ASCII, as they nearly always are: half a dozen texts a fill would outlive it. */
function linesOf(fills: readonly Fill[]): string | Uint8Array {
  const longest = fills.reduce((length, { symbol }) => Math.max(length, symbol.length), 0);
  const text = createAsciiText(fills.length * (longest + LINE_CHARACTERS));
  for (const fill of fills) if (!writeLine(text, fill)) return fills.map(lineOf).join("");
  return text.bytes();
}

/** False where the symbol is not ASCII. */
function writeLine(text: AsciiText, { tsMs, symbol, side, quantity, price }: Fill): boolean {
  text.writeNumber(tsMs);
  text.write("|");
  const isWritten = text.write(symbol);
  text.write(side === "buy" ? "|buy|" : "|sell|");
  text.writeNumber(quantity);
  text.write("|");
  text.writeNumber(price);
  text.write("\n");
  return isWritten;
}

function lineOf({ tsMs, symbol, side, quantity, price }: Fill): string {
  return `${tsMs}|${symbol}|${side}|${quantity}|${price}\n`;
}
