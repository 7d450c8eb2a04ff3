import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import type { VenueExecution, VenueOrder } from "#engine/gateway/venue-port.ts";
import type { OrderId } from "#shared/model/ids.ts";

/** A line of the venue's file. An order that arrives twice is two orders: this venue does not look whether it has one. */
export type VenueRecord =
  | {
      readonly kind: "order";
      readonly orderId: OrderId;
      readonly quantity: number;
      readonly isRejected: boolean;
    }
  | { readonly kind: "execution"; readonly execution: VenueExecution }
  | { readonly kind: "cancelled"; readonly orderId: OrderId }
  | { readonly kind: "fault"; readonly name: string };

/** Every line that is whole; a last one that a kill cut off was never acknowledged. */
export function readVenueRecords(file: string): readonly VenueRecord[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as VenueRecord);
}

export interface VenueBooks {
  /** On the disk when it returns. */
  append(records: readonly VenueRecord[]): void;
  find(orderId: OrderId): VenueOrder | undefined;
  open(): readonly VenueOrder[];
  executions(): readonly VenueExecution[];
  positions(): readonly { readonly symbol: string; readonly quantity: number }[];
  /** True the first time that it is asked for that name, over every life of the venue. */
  isFirst(name: string): boolean;
}

export function openVenueBooks(file: string): VenueBooks {
  const orders = new Map<OrderId, VenueOrder & { readonly quantity: number }>();
  const executions: VenueExecution[] = [];
  const positions = new Map<string, number>();
  const faults = new Set<string>();

  function apply(record: VenueRecord): void {
    switch (record.kind) {
      case "order": {
        const { orderId, quantity, isRejected } = record;
        orders.set(orderId, {
          orderId,
          quantity,
          filledQuantity: 0,
          state: isRejected ? "rejected" : "open",
        });
        return;
      }
      case "execution": {
        const { orderId, quantity, side, symbol } = record.execution;
        executions.push(record.execution);
        positions.set(symbol, (positions.get(symbol) ?? 0) + (side === "buy" ? quantity : -quantity));
        const order = orders.get(orderId);
        if (order === undefined) return;
        const filledQuantity = order.filledQuantity + quantity;
        const state = filledQuantity >= order.quantity ? "filled" : order.state;
        orders.set(orderId, { ...order, filledQuantity, state });
        return;
      }
      case "cancelled": {
        const order = orders.get(record.orderId);
        if (order !== undefined) orders.set(record.orderId, { ...order, state: "cancelled" });
        return;
      }
      case "fault":
        faults.add(record.name);
    }
  }

  for (const record of readVenueRecords(file)) apply(record);
  const descriptor = openSync(file, "a");

  function append(records: readonly VenueRecord[]): void {
    writeSync(descriptor, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    fsyncSync(descriptor);
    for (const record of records) apply(record);
  }

  process.once("exit", () => closeSync(descriptor));
  return {
    append,
    find: (orderId) => orders.get(orderId),
    open: () => [...orders.values()].filter(({ state }) => state === "open"),
    executions: () => executions,
    positions: () => [...positions].map(([symbol, quantity]) => ({ symbol, quantity })),
    isFirst(name) {
      if (faults.has(name)) return false;
      append([{ kind: "fault", name }]);
      return true;
    },
  };
}
