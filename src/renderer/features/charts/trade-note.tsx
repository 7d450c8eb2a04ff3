import type { Trade } from "#shared/model/position.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";

interface TradeNoteProps {
  readonly trade: Trade;
  readonly decimals: number;
}

/** One trade in the legend: what was entered and left, why, and what it brought. */
export function TradeNote({ trade, decimals }: TradeNoteProps) {
  return (
    <span className="legend__trade">
      <strong>{trade.side === "long" ? "Long" : "Short"}</strong>
      <FigureText value={trade.quantity} kind="quantity" />
      <span className="legend__name">{formatBarTime(trade.tsEntryMs)}</span>
      <FigureText value={trade.entryPrice} kind="price" decimals={decimals} />
      <span className="legend__name">{trade.entryReason}</span>
      <span aria-hidden="true">→</span>
      <span className="legend__name">{formatBarTime(trade.tsExitMs)}</span>
      <FigureText value={trade.exitPrice} kind="price" decimals={decimals} />
      <span className="legend__name">{trade.exitReason}</span>
      <FigureText value={trade.profit} kind="money" isSigned />
      <FigureText value={trade.returnFraction} kind="percent" isSigned />
    </span>
  );
}
