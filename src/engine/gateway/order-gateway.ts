import { type AppError, refusedError, toAppError, userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { fail, succeed, type Result } from "#shared/ipc/result.ts";
import type { OrderId } from "#shared/model/ids.ts";
import type { Order, OrderRequest } from "#shared/model/order.ts";
import { canMoveOrder } from "#engine/calc/orders/order-states.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import type { SeenDifferences } from "./compare-positions.ts";
import { GatewayDesk } from "./gateway-desk.ts";
import type { GatewayOrder } from "./gateway-book.ts";
import type { GatewayPorts } from "./gateway-ports.ts";
import { reconcileOnce, type Reconciliation } from "./reconcile-once.ts";
import type { VenueReport } from "./venue-port.ts";

export interface GatewayStatus {
  /** Orders are sent only while the books agree with the venue's. */
  readonly isReconciled: boolean;
  /** Why they do not, as far as the last look told. */
  readonly problems: readonly string[];
  /** Executions that the venue told again, word for word; they were not booked again. */
  readonly duplicates: number;
}

/** Sends the orders of one session to a venue outside this process, and keeps its books equal to the venue's. */
export interface OrderGateway {
  /**
   * Stores the intent, then sends it; an id that is known already sends nothing. Fails, and nothing is stored but the
   * refusal, while the books are not reconciled and when the risk check says no. The order comes back `unknown` when
   * the outcome is: the gateway then looks for it by itself.
   */
  submit(request: OrderRequest): Promise<Result<Order, Refusal>>;
  /** Asks the venue to cancel; the order stays `pending_cancel` until the venue says what became of it. */
  cancel(orderId: OrderId, reason: string): Promise<Order>;
  /** What the venue tells unasked. */
  onReport(report: VenueReport): void;
  /** After the connection was lost: denies orders, and compares the books until they agree; resolves then or at `stop`. */
  reconcile(reason: string): Promise<void>;
  /** Ends the comparing; the gateway sends nothing from now on. */
  stop(): void;
  status(): GatewayStatus;
  orders(): readonly Order[];
  find(orderId: OrderId): Order | undefined;
  positions(): ReadonlyMap<string, number>;
}

/** Waits between two looks that found the same: doubles from the first to the last. */
const FIRST_WAIT_MS = 50;
const LAST_WAIT_MS = 5_000;

/** Takes up what the events of its session say; it sends nothing before `reconcile` found that the books agree. */
export function createOrderGateway(ports: GatewayPorts, history: Iterable<AnyEnvelope>): OrderGateway {
  return new Gateway(ports, history);
}

class Gateway implements OrderGateway {
  readonly #ports: GatewayPorts;
  readonly #desk: GatewayDesk;
  readonly #seen: SeenDifferences = new Set();
  #isReconciled = false;
  /** Asked to compare again while it compares. */
  #isAskedAgain = false;
  #problems: readonly string[] = ["the books were not compared with the venue's yet"];
  #pursuit: Promise<void> | undefined;
  #wake: (() => void) | undefined;

  constructor(ports: GatewayPorts, history: Iterable<AnyEnvelope>) {
    this.#ports = ports;
    this.#desk = new GatewayDesk(ports);
    for (const event of history) this.#desk.book.apply(event);
  }

  async submit(request: OrderRequest): Promise<Result<Order, Refusal>> {
    const known = this.#desk.book.find(request.id);
    if (known !== undefined) return succeed(sameOrder(known, request));
    const checked = this.#refusal() ?? this.#ports.approve(request);
    if (!checked.ok) {
      this.#desk.tell("order.denied", { orderId: request.id, symbol: request.symbol, ...checked.error });
      return checked;
    }
    this.#desk.tell("order.submitted", { order: request });
    const { tsLastSentMs } = this.#known(request.id);
    const isClear = await this.#desk.send(checked.value, tsLastSentMs);
    if (!isClear) this.#pursueAlone(`the answer to order ${request.id} was lost`);
    return succeed(this.#known(request.id));
  }

  async cancel(orderId: OrderId, reason: string): Promise<Order> {
    const order = this.#known(orderId);
    if (!canMoveOrder(order.state, "pending_cancel", "report")) throw notWorkingError(order);
    this.#desk.tell("order.cancel.requested", { orderId, reason });
    const doubt = await this.#askToCancel(orderId, reason);
    if (doubt !== undefined) this.#pursueAlone(doubt);
    return this.#known(orderId);
  }

  onReport(report: VenueReport): void {
    this.#desk.report(report);
  }

  async reconcile(reason: string): Promise<void> {
    this.#isAskedAgain = true;
    this.#deny(reason);
    // In a later turn: what is told while it begins must find this one, not begin another.
    this.#pursuit ??= this.#beginPursuit();
    return this.#pursuit;
  }

  stop(): void {
    this.#desk.isStopped = true;
    this.#isReconciled = false;
    this.#wake?.();
  }

  status(): GatewayStatus {
    const { duplicates } = this.#desk;
    return { isReconciled: this.#isReconciled, problems: this.#problems, duplicates };
  }

  orders(): readonly Order[] {
    return this.#desk.book.orders();
  }

  find(orderId: OrderId): Order | undefined {
    return this.#desk.book.find(orderId);
  }

  positions(): ReadonlyMap<string, number> {
    return this.#desk.book.positions();
  }

  #refusal(): Result<never, Refusal> | undefined {
    if (this.#isReconciled) return undefined;
    const why = this.#desk.isStopped
      ? "the gateway was stopped"
      : (this.#problems[0] ?? "it is being compared");
    return fail({ code: "gateway.not-reconciled", message: `the books must agree with the venue's: ${why}` });
  }

  #known(orderId: OrderId): GatewayOrder {
    const order = this.#desk.book.find(orderId);
    if (order !== undefined) return order;
    throw userError({
      code: "gateway.unknown-order",
      message: `order must be one that was sent from here, was ${orderId}`,
      field: "orderId",
      value: orderId,
      remedy: "look at the session's orders for their ids",
    });
  }

  /** Why the books must be compared now; undefined when the answer was clear. */
  async #askToCancel(orderId: OrderId, reason: string): Promise<string | undefined> {
    this.#desk.inFlight.add(orderId);
    try {
      const answer = await this.#desk.call(() => this.#ports.venue.cancel(orderId));
      const order = this.#known(orderId);
      if (order.state !== "pending_cancel") return undefined;
      if (answer.kind === "cancelled") {
        this.#desk.end(order, "order.cancelled", { orderId, reason });
        return undefined;
      }
      this.#desk.tell("order.cancel.refused", { orderId, reason: answer.reason });
      return `the venue did not cancel ${orderId}: ${answer.reason}`;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.kind === "bug") throw error;
      return `the answer to the cancel of ${orderId} was lost: ${error.message}`;
    } finally {
      this.#desk.inFlight.delete(orderId);
    }
  }

  #deny(reason: string): void {
    this.#problems = [reason];
    if (!this.#isReconciled) return;
    this.#isReconciled = false;
    this.#desk.tell("venue.lost", { venue: this.#ports.venue.name, reason });
  }

  /** For those who do not wait for it: orders stay denied, and `status` says why. */
  #pursueAlone(reason: string): void {
    this.reconcile(reason).catch((thrown: unknown) => {
      this.#problems = [toAppError(thrown).message];
    });
  }

  #beginPursuit(): Promise<void> {
    const pursuit = Promise.resolve()
      .then(() => this.#pursue())
      .finally(() => {
        if (this.#pursuit === pursuit) this.#pursuit = undefined;
      });
    return pursuit;
  }

  async #pursue(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !this.#desk.isStopped; waitMs = Math.min(2 * waitMs, LAST_WAIT_MS)) {
      this.#isAskedAgain = false;
      const { problems, retryAfterMs } = await this.#look();
      if (this.#desk.isStopped) return;
      if (problems.length > 0) {
        this.#problems = problems;
        await this.#wait(Math.min(retryAfterMs ?? waitMs, LAST_WAIT_MS));
      } else if (!this.#isAskedAgain) {
        this.#isReconciled = true;
        this.#problems = [];
        // At once: who asks from now on must begin another, not wait for this one, which looks no more.
        this.#pursuit = undefined;
        return;
      }
      // Else what it was asked for may have happened after the venue was: it looks again at once.
    }
  }

  /** A query that fails says nothing about the books, so it is asked again. */
  async #look(): Promise<Reconciliation> {
    try {
      return await reconcileOnce(this.#desk, this.#ports, this.#seen);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.kind === "bug") throw error;
      return { problems: [error.message], retryAfterMs: undefined };
    }
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.#ports.timer.after(delayMs, resolve);
      this.#wake = () => {
        forget();
        resolve();
      };
    });
  }
}

/** The known order of that id; throws when the request names another one with it. */
function sameOrder(known: Order, request: OrderRequest): Order {
  const { symbol, side, quantity, type } = request;
  const isSame =
    known.symbol === symbol &&
    known.side === side &&
    known.quantity === quantity &&
    JSON.stringify(known.type) === JSON.stringify(type);
  if (isSame) return known;
  throw userError({
    code: "gateway.order-id-reused",
    message: `order id must name one order, was ${request.id} for another one`,
    field: "id",
    value: request.id,
    remedy: "give each order an id of its own",
  });
}

function notWorkingError({ id, state }: Order): AppError {
  return refusedError({
    code: "gateway.order-not-working",
    message: `order ${id} cannot be cancelled, it is ${state}`,
    field: "orderId",
    value: id,
    remedy:
      state === "unknown" || state === "submitting"
        ? "wait until the venue said what became of it"
        : "look at the session's orders for what is open",
  });
}
