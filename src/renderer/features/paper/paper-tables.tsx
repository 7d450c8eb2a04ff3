import { ArrowDown, ArrowUp } from "lucide-react";
import type { Fill, Order, Side } from "#shared/model/order.ts";
import type { Position } from "#shared/model/position.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";

function PriceText({ price }: { readonly price: number }) {
  return <FigureText value={price} kind="price" decimals={priceDecimals(price)} />;
}

function SideText({ side }: { readonly side: Side }) {
  const Icon = side === "buy" ? ArrowUp : ArrowDown;
  return (
    <span className={`side side--${side}`}>
      <Icon size={11} strokeWidth={2.5} aria-hidden="true" />
      {side.toUpperCase()}
    </span>
  );
}

function typeText({ type }: Order): string {
  switch (type.kind) {
    case "market":
      return "market";
    case "limit":
      return `limit ${type.limit}`;
    case "stop":
      return `stop ${type.stop}`;
    case "stop_limit":
      return `stop ${type.stop} limit ${type.limit}`;
    case "trailing_stop":
      return type.trail.kind === "amount"
        ? `trail ${type.trail.amount}`
        : `trail ${type.trail.fraction * 100} %`;
  }
}

const POSITION_COLUMNS: readonly Column<Position>[] = [
  { id: "symbol", title: "Symbol", cell: (position) => position.symbol },
  {
    id: "quantity",
    title: "Quantity",
    isFigure: true,
    cell: (position) => <FigureText value={position.quantity} kind="quantity" />,
  },
  {
    id: "average",
    title: "Average price",
    isFigure: true,
    cell: (position) => <PriceText price={position.averagePrice} />,
  },
  {
    id: "last",
    title: "Last price",
    isFigure: true,
    cell: (position) => <PriceText price={position.lastPrice} />,
  },
  {
    id: "profit",
    title: "Open profit",
    isFigure: true,
    cell: (position) => <FigureText value={position.unrealizedProfit} kind="money" isSigned />,
  },
];

const ORDER_COLUMNS: readonly Column<Order>[] = [
  { id: "time", title: "Decided", cell: (order) => formatBarTime(order.tsDecidedMs) },
  { id: "side", title: "Side", cell: (order) => <SideText side={order.side} /> },
  { id: "symbol", title: "Symbol", cell: (order) => order.symbol },
  { id: "type", title: "Type", cell: typeText },
  {
    id: "quantity",
    title: "Quantity",
    isFigure: true,
    cell: (order) => <FigureText value={order.quantity} kind="quantity" />,
  },
  {
    id: "state",
    title: "State",
    cell: (order) => <span className={`order-state order-state--${order.state}`}>{order.state}</span>,
  },
  {
    id: "why",
    title: "Reason",
    cell: (order) => (
      <span className="cell-text" title={order.reason}>
        {order.reason}
      </span>
    ),
  },
];

const FILL_COLUMNS: readonly Column<Fill>[] = [
  { id: "time", title: "Bar", cell: (fill) => formatBarTime(fill.tsMs) },
  { id: "side", title: "Side", cell: (fill) => <SideText side={fill.side} /> },
  { id: "symbol", title: "Symbol", cell: (fill) => fill.symbol },
  {
    id: "quantity",
    title: "Quantity",
    isFigure: true,
    cell: (fill) => <FigureText value={fill.quantity} kind="quantity" />,
  },
  { id: "price", title: "Price", isFigure: true, cell: (fill) => <PriceText price={fill.price} /> },
  { id: "fee", title: "Fee", isFigure: true, cell: (fill) => <FigureText value={fill.fee} kind="money" /> },
  {
    id: "why",
    title: "Reason",
    cell: (fill) => (
      <span className="cell-text" title={fill.reason}>
        {fill.reason}
      </span>
    ),
  },
];

export function PositionsTable({ positions }: { readonly positions: readonly Position[] }) {
  return (
    <DataTable
      label="Positions"
      columns={POSITION_COLUMNS}
      rows={positions}
      rowKey={(position) => position.symbol}
      empty="Flat: nothing is held."
    />
  );
}

export function OrdersTable({ orders }: { readonly orders: readonly Order[] }) {
  return (
    <DataTable
      label="Orders"
      columns={ORDER_COLUMNS}
      rows={orders}
      rowKey={(order) => order.id}
      empty="No order yet: the strategy waits for a signal."
    />
  );
}

export function FillsTable({ fills }: { readonly fills: readonly Fill[] }) {
  return (
    <DataTable
      label="Fills"
      columns={FILL_COLUMNS}
      rows={fills}
      rowKey={(fill, index) => `${fill.orderId} ${fills.length - index}`}
      empty="No fill yet."
    />
  );
}
