import { ArrowDown, ArrowUp, CircleHelp, X } from "lucide-react";
import type { Fill, Order, OrderState, Side } from "#shared/model/order.ts";
import type { Position } from "#shared/model/position.ts";
import { Button } from "#renderer/ui/button.tsx";
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

/** States in which an order can still be taken back. */
const WORKING: ReadonlySet<OrderState> = new Set(["submitting", "accepted", "partial", "unknown"]);

/** A column of small buttons; none for a row that nothing can be done with. */
function doings<Row>(cell: Column<Row>["cell"]): Column<Row> {
  return { id: "doings", title: "Actions", cell: (row) => <span className="row-doings">{cell(row)}</span> };
}

function Why({ of, onPress }: { readonly of: string; readonly onPress: () => void }) {
  return (
    <Button
      label={`Why ${of}?`}
      look="quiet"
      isIconOnly
      icon={<CircleHelp size={13} aria-hidden="true" />}
      onPress={onPress}
    />
  );
}

interface PositionsTableProps {
  readonly positions: readonly Position[];
  /** Left out where nothing can be closed. */
  readonly onClose?: (position: Position) => void;
}

export function PositionsTable({ positions, onClose }: PositionsTableProps) {
  const columns =
    onClose === undefined
      ? POSITION_COLUMNS
      : [
          ...POSITION_COLUMNS,
          doings((position: Position) => (
            <Button
              label={`Close ${position.symbol}…`}
              look="quiet"
              isIconOnly
              icon={<X size={13} aria-hidden="true" />}
              onPress={() => onClose(position)}
            />
          )),
        ];
  return (
    <DataTable
      label="Positions"
      columns={columns}
      rows={positions}
      rowKey={(position) => position.symbol}
      empty="Flat: nothing is held."
    />
  );
}

interface OrdersTableProps {
  readonly orders: readonly Order[];
  readonly onExplain: (order: Order) => void;
  /** Left out where nothing can be cancelled. */
  readonly onCancel?: (order: Order) => void;
}

export function OrdersTable({ orders, onExplain, onCancel }: OrdersTableProps) {
  const columns = [
    ...ORDER_COLUMNS,
    doings((order: Order) => (
      <>
        <Why of={`order ${order.id}`} onPress={() => onExplain(order)} />
        {onCancel === undefined || !WORKING.has(order.state) ? null : (
          <Button
            label={`Cancel ${order.id}…`}
            look="quiet"
            isIconOnly
            icon={<X size={13} aria-hidden="true" />}
            onPress={() => onCancel(order)}
          />
        )}
      </>
    )),
  ];
  return (
    <DataTable
      label="Orders"
      columns={columns}
      rows={orders}
      rowKey={(order) => order.id}
      empty="No order yet: the strategy waits for a signal."
    />
  );
}

interface FillsTableProps {
  readonly fills: readonly Fill[];
  readonly onExplain: (fill: Fill) => void;
}

export function FillsTable({ fills, onExplain }: FillsTableProps) {
  const columns = [
    ...FILL_COLUMNS,
    doings((fill: Fill) => <Why of={`fill of ${fill.orderId}`} onPress={() => onExplain(fill)} />),
  ];
  return (
    <DataTable
      label="Fills"
      columns={columns}
      rows={fills}
      rowKey={(fill, index) => `${fill.orderId} ${fills.length - index}`}
      empty="No fill yet."
    />
  );
}
