import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { formatMoney } from "./format-number.ts";

/** The end of a paper session in a few lines. */
export function describeSession(session: PaperView): readonly string[] {
  const { account } = session;
  return [
    `paper session ${session.sessionId}: ${session.strategy} on ${session.symbols.join(", ")}${session.isSynthetic ? "  SYNTHETIC" : ""}`,
    `  feed     ${session.feed}`,
    `  bars     ${String(session.bars)}   fills ${String(session.fillCount)}   refused ${String(session.refusals)}`,
    `  equity   ${formatMoney(session.initialCash)} -> ${formatMoney(account.equity)}   cash ${formatMoney(account.cash)}   realized ${formatMoney(account.realizedProfit)}   fees ${formatMoney(account.feesPaid)}`,
    ...account.positions.map(
      (position) =>
        `  holds    ${String(position.quantity)} ${position.symbol} at ${formatMoney(position.averagePrice)}, last ${formatMoney(position.lastPrice)}, open profit ${formatMoney(position.unrealizedProfit)}`,
    ),
  ];
}
