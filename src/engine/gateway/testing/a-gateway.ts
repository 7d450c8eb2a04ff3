import { anEvent } from "#engine/testing/an-event.ts";
import { createFakeTimer } from "#engine/workflow/testing/fake-timer.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import { AppError, toAppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { succeed } from "#shared/ipc/result.ts";
import { orderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import type { GatewayPorts } from "../gateway-ports.ts";
import { createOrderGateway, type OrderGateway } from "../order-gateway.ts";
import { createFakeVenue } from "./fake-venue.ts";

export function anOrder(id: string, changes: Partial<OrderRequest> = {}): OrderRequest {
  return {
    id: orderId(id),
    symbol: "AAPL",
    side: "buy",
    quantity: 10,
    type: { kind: "market" },
    reason: "test",
    tsDecidedMs: epochMs(1),
    ...changes,
  };
}

/** A gateway on a log in memory, with a venue that outlives it and a clock that stands still. */
export function aGateway(changes: Partial<GatewayPorts> = {}, venue = createFakeVenue()) {
  const timer = createFakeTimer();
  const log: AnyEnvelope[] = [];
  const ports: GatewayPorts = {
    venue,
    clock: timer.clock,
    timer,
    publish(name, payload) {
      const event = {
        ...anEvent(log.length + 1, name, payload),
        tsEventMs: timer.clock.now(),
      } as AnyEnvelope;
      log.push(event);
      return event;
    },
    approve: (order) => succeed(order as Approved<OrderRequest>),
    callTimeoutMs: 100,
    resendWithinMs: 60_000,
    ...changes,
  };
  let generation = 0;
  /** Ends what the gateway before may still do: a killed process writes nothing more. */
  function open(): OrderGateway {
    generation += 1;
    const born = generation;
    const publish: GatewayPorts["publish"] = (name, payload) => {
      if (born !== generation) throw new AppError({ kind: "bug", code: "test.killed", message: "killed" });
      return ports.publish(name, payload);
    };
    return createOrderGateway({ ...ports, publish }, log);
  }
  /** A gateway as after a start, that has compared its books with the venue's. */
  async function start(): Promise<OrderGateway> {
    const gateway = open();
    gateway.reconcile("start").catch((thrown: unknown) => {
      if (toAppError(thrown).code !== "test.killed") throw thrown;
    });
    await timer.pass(10_000);
    return gateway;
  }
  return {
    venue,
    timer,
    log,
    ports,
    start,
    /** One that has not compared. */ open,
    names: () => log.map(({ name }) => name),
  };
}
