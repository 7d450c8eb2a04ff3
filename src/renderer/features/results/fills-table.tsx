import type { Fill } from "#shared/model/order.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";

const COLUMNS: readonly Column<Fill>[] = [
  { id: "time", title: "Time", isFigure: true, cell: (fill) => formatBarTime(fill.tsMs) },
  { id: "symbol", title: "Symbol", cell: (fill) => fill.symbol },
  { id: "side", title: "Side", cell: (fill) => fill.side },
  {
    id: "quantity",
    title: "Quantity",
    isFigure: true,
    cell: (fill) => <FigureText value={fill.quantity} kind="quantity" />,
  },
  {
    id: "price",
    title: "Price",
    isFigure: true,
    cell: (fill) => <FigureText value={fill.price} kind="price" decimals={priceDecimals(fill.price)} />,
  },
  {
    id: "fee",
    title: "Fee",
    isFigure: true,
    cell: (fill) => <FigureText value={fill.fee} kind="money" />,
  },
];

interface FillsTableProps {
  readonly fills: readonly Fill[];
  readonly onSelect: (fill: Fill) => void;
}

/** Everything that was bought and sold; a press shows it on the chart. */
export function FillsTable({ fills, onSelect }: FillsTableProps) {
  return (
    <DataTable
      label="Fills"
      columns={COLUMNS}
      rows={fills}
      rowKey={(fill, index) => `${fill.orderId} ${index}`}
      empty="Nothing was bought or sold in this range."
      onSelect={onSelect}
    />
  );
}
