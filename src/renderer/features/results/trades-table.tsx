import { ArrowDown, ArrowUp } from "lucide-react";
import type { Trade } from "#shared/model/position.ts";
import type { TradeExcursion } from "#shared/model/result-analysis.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";

interface TradesTableProps {
  readonly trades: readonly Trade[];
  /** One for each trade; undefined until they are known. */
  readonly excursions: readonly TradeExcursion[] | undefined;
  readonly onSelect: (trade: Trade) => void;
}

/** A trade with how far the price went while it was open. */
interface ShownTrade extends Trade {
  readonly excursion: TradeExcursion | undefined;
}

const COLUMNS: readonly Column<ShownTrade>[] = [
  { id: "side", title: "Side", cell: (trade) => <SideText side={trade.side} /> },
  { id: "symbol", title: "Symbol", cell: (trade) => trade.symbol },
  {
    id: "quantity",
    title: "Quantity",
    isFigure: true,
    cell: (trade) => <FigureText value={trade.quantity} kind="quantity" />,
  },
  { id: "entered", title: "Entered", isFigure: true, cell: (trade) => formatBarTime(trade.tsEntryMs) },
  {
    id: "entry",
    title: "Entry price",
    isFigure: true,
    cell: (trade) => <PriceText price={trade.entryPrice} />,
  },
  { id: "left", title: "Exited", isFigure: true, cell: (trade) => formatBarTime(trade.tsExitMs) },
  { id: "exit", title: "Exit price", isFigure: true, cell: (trade) => <PriceText price={trade.exitPrice} /> },
  { id: "bars", room: "wide", title: "Bars", isFigure: true, cell: (trade) => trade.barsHeld },
  {
    id: "fees",
    room: "wide",
    title: "Fees",
    isFigure: true,
    cell: (trade) => <FigureText value={trade.fees} kind="money" />,
  },
  {
    id: "profit",
    title: "Profit",
    help: ["What the trade made, after fees."],
    isFigure: true,
    cell: (trade) => <FigureText value={trade.profit} kind="money" isSigned />,
  },
  {
    id: "return",
    room: "medium",
    title: "Return",
    help: ["Profit over the value of the entry."],
    isFigure: true,
    cell: (trade) => <FigureText value={trade.returnFraction} kind="percent" isSigned />,
  },
  {
    id: "adverse",
    room: "wide",
    title: "Worst (MAE)",
    help: [
      "How far the price went against the trade while it was open: maximum adverse excursion, as part of the entry price, fees left out.",
    ],
    isFigure: true,
    cell: ({ excursion }) => <FigureText value={excursion?.adverse} kind="percent" isSigned />,
  },
  {
    id: "favourable",
    room: "wide",
    title: "Best (MFE)",
    help: [
      "How far the price went for the trade while it was open: maximum favourable excursion, as part of the entry price, fees left out.",
    ],
    isFigure: true,
    cell: ({ excursion }) => <FigureText value={excursion?.favourable} kind="percent" isSigned />,
  },
  {
    id: "why",
    title: "Why it ended",
    cell: (trade) => (
      <span className="cell-text" title={`${trade.entryReason} → ${trade.exitReason}`}>
        {trade.exitReason}
      </span>
    ),
  },
];

/** The round trips of a run; a press shows one on the chart. */
export function TradesTable({ trades, excursions, onSelect }: TradesTableProps) {
  const isOneSymbol = trades.every((trade) => trade.symbol === trades[0]?.symbol);
  return (
    <DataTable
      label="Trades"
      columns={isOneSymbol ? COLUMNS.filter((column) => column.id !== "symbol") : COLUMNS}
      rows={trades.map((trade, index) => ({ ...trade, excursion: excursions?.[index] }))}
      rowKey={(trade, index) => `${trade.symbol} ${trade.tsEntryMs} ${index}`}
      empty="The strategy closed no trade in this range."
      onSelect={onSelect}
    />
  );
}

function SideText({ side }: { readonly side: Trade["side"] }) {
  const Icon = side === "long" ? ArrowUp : ArrowDown;
  return (
    <span className={`side side--${side}`}>
      <Icon size={11} strokeWidth={2.5} aria-hidden="true" />
      {side}
    </span>
  );
}

function PriceText({ price }: { readonly price: number }) {
  return <FigureText value={price} kind="price" decimals={priceDecimals(price)} />;
}
