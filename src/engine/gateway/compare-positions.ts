import { moneyFromNumber } from "#shared/model/money.ts";
import type { GatewayDesk } from "./gateway-desk.ts";

/** Differences that were there at the last look, each with both sides. */
export type SeenDifferences = Set<string>;

interface Held {
  readonly symbol: string;
  readonly quantity: number;
}

/**
 * Why what is held here is not what the venue says, in words. A fill between two questions makes a difference that is
 * gone at the next look, so only one that is seen twice is an alarm. A symbol that the venue leaves out is no report of
 * being flat.
 */
export function comparePositions(
  desk: GatewayDesk,
  venue: string,
  reported: readonly Held[],
  seen: SeenDifferences,
): readonly string[] {
  const ours = desk.book.positions();
  const theirs = new Map(reported.map(({ symbol, quantity }) => [symbol, quantity]));
  const before = new Set(seen);
  seen.clear();
  const problems: string[] = [];
  for (const symbol of new Set([...ours.keys(), ...theirs.keys()])) {
    const here = ours.get(symbol) ?? 0;
    const there = theirs.get(symbol);
    if (isSame(there ?? 0, here) && (there !== undefined || here === 0)) continue;
    if (there === undefined) {
      problems.push(`${venue} reports no position in ${symbol}, and ${here} is held here`);
      continue;
    }
    const message = `${venue} holds ${there} ${symbol}, and the books here say ${here}`;
    const key = `position:${symbol}:${here}:${there}`;
    seen.add(key);
    problems.push(message);
    if (before.has(key)) desk.contradict("position-mismatch", key, message);
  }
  return problems;
}

/** A venue that adds in floating point says 0.30000000000000004 where 0.3 is held. */
function isSame(there: number, here: number): boolean {
  return Number.isFinite(there) && moneyFromNumber(there) === moneyFromNumber(here);
}
