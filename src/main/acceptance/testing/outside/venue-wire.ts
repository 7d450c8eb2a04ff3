import type { Socket } from "node:net";
import type { VenueReport } from "#engine/gateway/venue-port.ts";

/** A line from the trader. */
export interface VenueRequest {
  readonly id: number;
  readonly call: "submit" | "cancel" | "find" | "open" | "executions" | "positions";
  readonly input: unknown;
}

/** A line from the venue: an answer, or what it tells unasked. */
export type VenueLine = { readonly id: number; readonly answer: unknown } | { readonly report: VenueReport };

/** The venue refuses an order that arrives later than this after it was sent. */
export const RECEIVE_WINDOW_MS = 100;

/** Hears each line of JSON that the other side writes. */
export function onLine(socket: Socket, hear: (line: unknown) => void): void {
  let rest = "";
  socket.setEncoding("utf8").on("data", (text) => {
    const lines = (rest + String(text)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) hear(JSON.parse(line));
  });
}

export function writeLine(socket: Socket, line: VenueRequest | VenueLine): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(line)}\n`);
}
