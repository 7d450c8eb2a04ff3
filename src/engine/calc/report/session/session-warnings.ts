import { formatPrice, priceDecimals } from "#engine/calc/figures/format-figure.ts";
import type { SessionTape } from "./session-tape.ts";

/** Fewer closed trades than this say little about a strategy. */
const TRADES_THAT_SAY_SOMETHING = 30;

/** What a reader must know before believing the figures of a session. */
export function sessionWarnings(tape: SessionTape): readonly string[] {
  const { opened, trades, account, closeReason, haltReason, isCompacted } = tape;
  return [
    ...(opened?.isSynthetic === true
      ? ["SYNTHETIC: the prices that the session traded were generated."]
      : []),
    ...(closeReason === undefined
      ? ["The session was not closed when this was made: its figures go to the last price that it was given."]
      : []),
    ...(haltReason === undefined ? [] : [`Trading is halted: ${haltReason}`]),
    ...(isCompacted
      ? [
          "Prices of the session were compacted away: curves, figures by period and days held begin with what is left; fills, trades and the account are whole.",
        ]
      : []),
    ...(trades.length < TRADES_THAT_SAY_SOMETHING
      ? [
          `Only ${trades.length} closed trades: fewer than ${TRADES_THAT_SAY_SOMETHING} say little about a strategy.`,
        ]
      : []),
    ...account.positions.map(
      ({ symbol, quantity, lastPrice }) =>
        `${quantity} ${symbol} are still open, valued at the last price ${formatPrice(lastPrice, priceDecimals(lastPrice))}; they are not among the trades.`,
    ),
    ...costWarnings(tape),
  ];
}

function costWarnings({ opened }: SessionTape): readonly string[] {
  const terms = opened?.terms;
  if (terms === undefined) return ["Which costs the session was opened with was not recorded."];
  return [
    ...(terms.feeBps === 0 ? ["Fees are 0."] : []),
    ...(terms.slippageBps === 0 ? ["Slippage is 0."] : []),
  ];
}
