import type { Clock } from "#engine/base/clock.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { VenuePort } from "./venue-port.ts";

/** States a fact of the gateway's session; when it returns, the fact is durable. */
export type TellEvent = <Name extends EventName>(name: Name, payload: EventMap[Name]) => AnyEnvelope;

export interface GatewayPorts {
  readonly venue: VenuePort;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly publish: TellEvent;
  /** The risk check with the account and prices of this moment; it also says no while trading is halted. */
  readonly approve: (order: OrderRequest) => Result<Approved<OrderRequest>, Refusal>;
  /** A call to the venue that takes longer has an unknown outcome. */
  readonly callTimeoutMs: number;
  /** An order that never reached the venue is sent again while it is not older than this, and given up after. */
  readonly resendWithinMs: number;
}
