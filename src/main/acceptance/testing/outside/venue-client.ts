import { connect, type Socket } from "node:net";
import type {
  CancelAnswer,
  SubmitAnswer,
  VenueOrder,
  VenuePort,
  VenueReport,
} from "#engine/gateway/venue-port.ts";
import { onLine, RECEIVE_WINDOW_MS, writeLine, type VenueLine, type VenueRequest } from "./venue-wire.ts";

interface Hearers {
  onReport(report: VenueReport): void;
  /** The connection broke, and with it what was on its way. */
  onLost(): void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The venue of `outside-venue.ts` over its socket; connects when it is asked for something. */
export function createVenueClient(socketPath: string, hearers: Hearers): VenuePort & { close(): void } {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let current: Socket | undefined;
  let isClosed = false;

  function open(): Socket {
    const socket = connect(socketPath);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => lose(socket));
    onLine(socket, (heard) => {
      const line = heard as VenueLine;
      if ("report" in line) return hearers.onReport(line.report);
      waiting.get(line.id)?.resolve(line.answer);
      waiting.delete(line.id);
    });
    return socket;
  }

  function lose(socket: Socket): void {
    if (socket !== current) return;
    current = undefined;
    for (const { reject } of waiting.values()) reject(new Error("the connection broke"));
    waiting.clear();
    if (!isClosed) hearers.onLost();
  }

  function ask<Answer>(call: VenueRequest["call"], input?: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      current ??= open();
      calls += 1;
      waiting.set(calls, { resolve: resolve as Waiting["resolve"], reject });
      // In this turn, so that it is on its way when the call returns.
      writeLine(current, { id: calls, call, input });
    });
  }

  return {
    name: "outside",
    receiveWindowMs: RECEIVE_WINDOW_MS,
    submit: (order, tsSentMs) => ask<SubmitAnswer>("submit", [order, tsSentMs]),
    cancel: (orderId) => ask<CancelAnswer>("cancel", orderId),
    findByClientOrderId: (orderId) => ask<VenueOrder | undefined>("find", orderId),
    openOrders: () => ask("open"),
    executionsSince: (cursor) => ask("executions", cursor),
    positions: () => ask("positions"),
    close() {
      isClosed = true;
      current?.destroy();
    },
  };
}
