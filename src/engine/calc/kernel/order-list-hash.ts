import type { Hasher } from "#engine/base/hasher.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { Fill } from "#shared/model/order.ts";
import { createAsciiText, writeNumber, writeText, type AsciiText } from "./ascii-text.ts";

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
  let longest = 0;
  for (const { symbol } of fills) longest = Math.max(longest, symbol.length);
  const text = createAsciiText(fills.length * (longest + LINE_CHARACTERS));
  for (const fill of fills) if (!writeLine(text, fill)) return fills.map(lineOf).join("");
  return text.characters.subarray(0, text.length);
}

/** False where the symbol is not ASCII. */
function writeLine(text: AsciiText, { tsMs, symbol, side, quantity, price }: Fill): boolean {
  writeNumber(text, tsMs);
  writeText(text, "|");
  const isWritten = writeText(text, symbol);
  writeText(text, side === "buy" ? "|buy|" : "|sell|");
  writeNumber(text, quantity);
  writeText(text, "|");
  writeNumber(text, price);
  writeText(text, "\n");
  return isWritten;
}

function lineOf({ tsMs, symbol, side, quantity, price }: Fill): string {
  return `${tsMs}|${symbol}|${side}|${quantity}|${price}\n`;
}
