import type { OrderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import type { VenueExecution, VenueOrder, VenuePort, VenueReport } from "../venue-port.ts";

/** What happens to the next call of that kind: answered, or the answer is lost before or after it was done. */
type Fate = "answer" | "lost-before" | "lost-after";

export interface FakeVenue extends VenuePort {
  /** How often each order arrived. */
  readonly arrivals: Map<OrderId, number>;
  readonly executions: VenueExecution[];
  readonly books: Map<OrderId, VenueOrder & { readonly request: OrderRequest }>;
  readonly calls: string[];
  /** The fates of the next calls; when there are none left, they are answered. */
  fate(call: string, ...fates: readonly Fate[]): void;
  /** Executes part of an order and returns what a stream would tell. */
  execute(orderId: OrderId, quantity: number, changes?: Partial<VenueExecution>): VenueReport;
  end(orderId: OrderId, state: VenueOrder["state"]): void;
  /** What it says of its positions, instead of what it executed. */
  misreport(positions: readonly { readonly symbol: string; readonly quantity: number }[] | undefined): void;
}

/** A venue in memory whose books are always right and whose answers may be lost. `rejects` names what it will not take. */
export function createFakeVenue(rejects: (order: OrderRequest) => boolean = () => false): FakeVenue {
  const books: FakeVenue["books"] = new Map();
  const executions: VenueExecution[] = [];
  const arrivals = new Map<OrderId, number>();
  const fates = new Map<string, Fate[]>();
  const calls: string[] = [];
  let misreported: readonly { readonly symbol: string; readonly quantity: number }[] | undefined;

  async function answer<Answer>(call: string, work: () => Answer): Promise<Answer> {
    calls.push(call);
    const fate = fates.get(call)?.shift() ?? "answer";
    if (fate === "lost-before") throw new Error("the connection broke");
    const result = work();
    if (fate === "lost-after") throw new Error("the connection broke");
    return result;
  }

  function change(orderId: OrderId, changes: Partial<VenueOrder>): void {
    const order = books.get(orderId);
    if (order === undefined) throw new Error(`the test names order ${orderId}, which never arrived`);
    books.set(orderId, { ...order, ...changes });
  }

  function positions() {
    const held = new Map<string, number>();
    for (const { symbol, side, quantity } of executions) {
      held.set(symbol, (held.get(symbol) ?? 0) + (side === "buy" ? quantity : -quantity));
    }
    return [...held].map(([symbol, quantity]) => ({ symbol, quantity }));
  }

  return {
    name: "fake",
    receiveWindowMs: 1_000,
    arrivals,
    books,
    executions,
    calls,
    fate(call, ...next) {
      fates.set(call, [...(fates.get(call) ?? []), ...next]);
    },
    execute(orderId, quantity, changes = {}) {
      const order = books.get(orderId);
      if (order === undefined) throw new Error(`the test names order ${orderId}, which never arrived`);
      const { symbol, side } = order.request;
      const executionId = `x${executions.length + 1}`;
      const execution = {
        executionId,
        orderId,
        symbol,
        side,
        quantity,
        price: 100,
        fee: 0.5,
        tsMs: epochMs(7),
      };
      executions.push({ ...execution, ...changes });
      const filledQuantity = order.filledQuantity + quantity;
      const isWhole = filledQuantity >= order.request.quantity;
      change(orderId, { filledQuantity, ...(isWhole ? { state: "filled" } : {}) });
      return { kind: "executed", execution: { ...execution, ...changes } };
    },
    end: (orderId, state) => change(orderId, { state }),
    misreport(reported) {
      misreported = reported;
    },
    submit: (order) =>
      answer("submit", () => {
        arrivals.set(order.id, (arrivals.get(order.id) ?? 0) + 1);
        if (books.has(order.id)) return { kind: "known" };
        const state = rejects(order) ? "rejected" : "open";
        const reason = state === "rejected" ? { reason: "not here" } : {};
        books.set(order.id, { orderId: order.id, state, filledQuantity: 0, request: order, ...reason });
        return state === "rejected" ? { kind: "rejected", reason: "not here" } : { kind: "accepted" };
      }),
    cancel: (orderId) =>
      answer("cancel", () => {
        const order = books.get(orderId);
        if (order?.state !== "open") return { kind: "refused", reason: order?.state ?? "no such order" };
        change(orderId, { state: "cancelled" });
        return { kind: "cancelled" };
      }),
    findByClientOrderId: (orderId) => answer("find", () => books.get(orderId)),
    openOrders: () => answer("open", () => [...books.values()].filter(({ state }) => state === "open")),
    executionsSince: (cursor) =>
      answer("executions", () => ({
        executions: executions.slice(Number(cursor ?? 0)),
        cursor: String(executions.length),
      })),
    positions: () => answer("positions", () => misreported ?? positions()),
  };
}
